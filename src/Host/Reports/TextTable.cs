using System.Globalization;
using System.Text;

namespace ActorLoad.Host.Reports;

/// <summary>Columns of text, as wide as they need to be; where there is less room, the widest column of words is cut.</summary>
/// <param name="headings">One for each column; numbers go to the right under a heading that begins with '&gt;'.</param>
internal sealed class TextTable(params string[] headings)
{
    private const int Narrowest = 10;
    private const string Gap = "  ";
    private const char Cut = '…';

    private readonly List<string[]> _rows = [[.. headings.Select(heading => heading.TrimStart('>'))]];

    /// <summary>A row more.</summary>
    internal void Add(params string[] cells) => _rows.Add([.. cells.Select(Printable)]);

    /// <summary>Writes it.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="columns">How wide it may be; 0 for as wide as it is.</param>
    internal void Write(StringBuilder text, int columns)
    {
        var widths = Widths(columns);
        foreach (var row in _rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                var cell = Fit(row[i], widths[i]);
                text.Append(i > 0 ? Gap : string.Empty);
                text.Append(IsNumber(i) ? cell.PadLeft(widths[i]) : i < row.Length - 1 ? cell.PadRight(widths[i]) : cell);
            }

            text.Append('\n');
        }
    }

    /// <summary>Writes it under a title; nothing where there are no rows.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="title">The title.</param>
    /// <param name="count">How many rows there would be.</param>
    /// <param name="shown">How many of them are shown at most.</param>
    /// <param name="columns">How wide lines may be; 0 for as wide as they are.</param>
    internal void WriteSection(StringBuilder text, string title, int count, int shown, int columns)
    {
        if (count > 0)
        {
            text.Append('\n');
            Prose.Write(text, $"{title}{(count > shown ? string.Create(CultureInfo.InvariantCulture, $" ({shown} of {count}; --json has all)") : string.Empty)}", columns);
            Write(text, columns);
        }
    }

    /// <summary>Text of others on a terminal: what would move its cursor becomes a question mark.</summary>
    internal static string Printable(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)) : text;

    private bool IsNumber(int column) => headings[column].StartsWith('>');

    private int[] Widths(int columns)
    {
        int[] widths = [.. headings.Select((_, i) => _rows.Max(row => row[i].Length))];
        var over = columns == 0 ? 0 : widths.Sum() + (Gap.Length * (widths.Length - 1)) - columns;
        while (over > 0)
        {
            var widest = Enumerable.Range(0, widths.Length).Where(i => !IsNumber(i)).MaxBy(i => widths[i]);
            if (widths[widest] <= Narrowest)
            {
                break;
            }

            widths[widest]--;
            over--;
        }

        return widths;
    }

    // From the middle: the ends of paths and aliases say most.
    private static string Fit(string cell, int width) =>
        cell.Length <= width ? cell : string.Concat(cell.AsSpan(0, (width - 1) / 2), [Cut], cell.AsSpan(cell.Length - (width / 2)));
}
