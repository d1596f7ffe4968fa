using System.Globalization;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Commands;

/// <summary>The command lines of <c>actorload report</c>, <c>boots</c> and <c>diff</c>.</summary>
internal sealed record ReportArguments
{
    private const int Sides = 2;
    private readonly List<string> _operands = [];

    /// <summary>See <see cref="LedgerQuestion.Form"/>.</summary>
    public string? Form { get; private set; } = LedgerQuestion.Text;

    /// <summary>The file to be written; null for standard output.</summary>
    public string? Output { get; private set; }

    public bool Help { get; private set; }

    public string? Boot { get; private set; }

    /// <summary>Reads it.</summary>
    /// <param name="topic">The command.</param>
    /// <param name="arguments">Behind it.</param>
    /// <param name="fault">What is wrong with it; null when nothing is.</param>
    public static ReportArguments Parse(LedgerTopic topic, ReadOnlySpan<string> arguments, out string? fault)
    {
        var parsed = new ReportArguments();
        var reader = new OptionReader(arguments);
        fault = null;
        while (fault is null && reader.Next())
        {
            fault = parsed.Apply(topic, ref reader);
        }

        fault ??= (topic, parsed._operands.Count) switch
        {
            (LedgerTopic.Diff, not Sides) when !parsed.Help => "diff wants two boots, each a number or the beginning of an id",
            (not LedgerTopic.Diff, > 0) => $"'{parsed._operands[0]}' means nothing here",
            _ => null,
        };
        return parsed;
    }

    /// <summary>What they ask for.</summary>
    /// <param name="topic">The command.</param>
    /// <param name="columns">How wide lines may be.</param>
    public LedgerQuestion Question(LedgerTopic topic, int columns)
    {
        var question = topic == LedgerTopic.Diff
            ? new LedgerQuestion(topic, Before: _operands[0], Boot: _operands[1])
            : new LedgerQuestion(topic, Boot);
        return Form is null ? question : question with { Form = Form, Columns = Form == LedgerQuestion.Text && Output is null ? columns : 0 };
    }

    private string? Apply(LedgerTopic topic, ref OptionReader reader)
    {
        switch (reader.Option)
        {
            case null:
                _operands.Add(reader.Operand);
                return null;
            case "--json":
            case "--html" or "--svg" when topic == LedgerTopic.Report:
                return reader.HasUnusedValue ? $"option '{reader.Option}' takes no value" : As(reader.Option is "--json" ? null : reader.Option[2..]);
            case "--output" or "-o" when topic == LedgerTopic.Report:
                Output = reader.Value();
                return Output is null ? "--output wants a file" : null;
            case "--help" or "-h":
                Help = true;
                break;
            case "--boot" or "-b" when topic == LedgerTopic.Report:
                Boot = reader.Value();
                return Boot is null ? "--boot wants a number or the beginning of a boot id" : null;
            default:
                return ApplyNumber(reader.Option);
        }

        return reader.HasUnusedValue ? $"option '{reader.Option}' takes no value" : null;
    }

    private string? As(string? form)
    {
        if (Form is not LedgerQuestion.Text && Form != form)
        {
            return "one of --json, --html and --svg, not two";
        }

        Form = form;
        return null;
    }

    // -1 is a boot and no option.
    private string? ApplyNumber(string option)
    {
        if (!int.TryParse(option, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return $"there is no option '{option}'";
        }

        _operands.Add(option);
        return null;
    }
}
