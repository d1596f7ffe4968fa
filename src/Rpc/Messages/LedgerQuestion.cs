namespace ActorLoad.Rpc.Messages;

/// <summary>A question that the ledger answers: parameters of <c>Report</c>, <c>Boots</c>, <c>Diff</c> and <c>Render</c>.</summary>
/// <param name="Topic">What.</param>
/// <param name="Boot">Which boot, a number or the beginning of an id; null for the last. Of a difference, the later one.</param>
/// <param name="Before">Of a difference, the earlier one.</param>
/// <param name="Form">In what form, one of <see cref="Forms"/>; null for data.</param>
/// <param name="Columns">How wide lines may be; 0 for as wide as they are.</param>
public sealed record LedgerQuestion(LedgerTopic Topic, string? Boot = null, string? Before = null, string? Form = null, int Columns = 0)
{
    /// <summary>The widest lines that can be asked for.</summary>
    public const int MaxColumns = 1000;

    /// <summary>For a terminal.</summary>
    public const string Text = "text";

    /// <summary>A page that needs nothing else; of a report alone.</summary>
    public const string Html = "html";

    /// <summary>A picture of the loads over time; of a report alone.</summary>
    public const string Svg = "svg";

    /// <summary>The forms there are.</summary>
    public static IReadOnlyList<string> Forms { get; } = [Text, Html, Svg];

    /// <summary>Whether the form is one that this topic has.</summary>
    public bool HasForm => Form is null or Text || (Topic == LedgerTopic.Report && Forms.Contains(Form));
}
