namespace ActorLoad.Host.Journal;

/// <summary>The keys under <c>actorload.journal</c>.</summary>
/// <param name="Path">The SQLite file; its folder is created, mode 0700, if it is missing.</param>
/// <param name="FlushInterval">How long an event may wait for others to be written with.</param>
/// <param name="Capacity">Events that may wait while the database is down.</param>
internal sealed record JournalSettings(string Path, TimeSpan FlushInterval, int Capacity);
