namespace ActorLoad.Host.Journal;

/// <summary>What a <see cref="JournalKeeper"/> needs to know.</summary>
/// <param name="Path">The journal in its lasting place; nothing is removed while it is elsewhere.</param>
/// <param name="Running">The boot that stays in any case.</param>
/// <param name="Rules">What is kept.</param>
internal sealed record JournalKeeping(string Path, string Running, KeepRules Rules)
{
    /// <summary>Boots that are not to go yet, because they are still to be copied elsewhere; asked on a thread that may wait.</summary>
    public Func<IReadOnlySet<string>>? Wanted { get; init; }

    /// <summary>How long after the start it looks for the first time, and after what went wrong: boots have better to do.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromMinutes(1);
}
