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

    /// <summary>The forms there are.</summary>
    public static IReadOnlyList<string> Forms { get; } = [Text];
}
