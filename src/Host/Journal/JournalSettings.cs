namespace ActorLoad.Host.Journal;

/// <summary>The keys under <c>actorload.journal</c>.</summary>
/// <param name="Path">The SQLite file; its folder is created, mode 0700, if it is missing.</param>
/// <param name="EarlyPath">Where it is until the folder of the other is there and can be written; null where it is not waited for.</param>
/// <param name="FlushInterval">How long an event may wait for others to be written with.</param>
/// <param name="Capacity">Events that may wait while the database is down.</param>
/// <param name="Keep">How much of earlier boots is kept.</param>
internal sealed record JournalSettings(string Path, string? EarlyPath, TimeSpan FlushInterval, int Capacity, KeepRules Keep)
{
    /// <summary>These as a place.</summary>
    public JournalPlace ToPlace() => new(Path, EarlyPath);
}
