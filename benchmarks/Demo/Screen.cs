using ActorLoad.Storm;

namespace ActorLoad.Demo;

/// <summary>Output for people: with colour and a living progress line on a terminal, plain lines elsewhere.</summary>
internal sealed class Screen(TextWriter output, bool terminal)
{
    private const int PlainWidth = 120;
    private const string Bold = "1";
    private const string Dim = "2";
    private const string Green = "32";
    private const string Red = "31";
    private ProgressText _progress = new(output, terminal);

    private int Width => terminal && Console.WindowWidth > 0 ? Console.WindowWidth : PlainWidth;

    public void Title(string text) => output.WriteLine(Paint(text, Bold));

    /// <summary>A step that begins.</summary>
    public void Step(string text)
    {
        _progress = new ProgressText(output, terminal);
        output.WriteLine($"{Paint("·", Dim)} {text}");
    }

    /// <summary>What the guest tells.</summary>
    public void Show(GuestLine line)
    {
        if (line.Step is { } step)
        {
            Step(step);
        }
        else
        {
            _progress.Show(new StormProgress(line.Answered, line.Total, TimeSpan.FromMilliseconds(line.Milliseconds)));
        }
    }

    /// <summary>The table.</summary>
    public void Table(IReadOnlyList<Row> rows)
    {
        var table = new TableText(Width);
        output.WriteLine();
        output.WriteLine(Paint(table.Header, Bold));
        foreach (var row in rows)
        {
            var line = table.Line(row);
            output.WriteLine(row.Dependency ? Paint(line, Dim) : line);
        }

        output.WriteLine(Paint(table.Total(rows), Bold));
        output.WriteLine();
    }

    /// <summary>The last words.</summary>
    public void Say(IReadOnlyList<string> lines, bool good)
    {
        foreach (var line in lines.SkipLast(1))
        {
            output.WriteLine(line);
        }

        output.WriteLine(Paint(lines[^1], good ? Green : Red));
    }

    private string Paint(string text, string colour) => terminal ? $"\u001b[{colour}m{text}\u001b[0m" : text;
}
