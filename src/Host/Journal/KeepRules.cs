namespace ActorLoad.Host.Journal;

/// <summary>How much of earlier boots the journal keeps: what goes beyond one of these goes, the oldest boot first, and never the running one.</summary>
/// <param name="Boots">How many boots, the running one included.</param>
/// <param name="Age">How long after its last event.</param>
/// <param name="Bytes">How large the file may be.</param>
internal sealed record KeepRules(int Boots, TimeSpan Age, long Bytes)
{
    /// <summary>As config.hocon has them.</summary>
    public static KeepRules Default { get; } = new(100, TimeSpan.FromDays(90), 500L << 20);
}
