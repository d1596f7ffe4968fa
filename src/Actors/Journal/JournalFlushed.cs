namespace ActorLoad.Actors.Journal;

/// <summary>Answer to <see cref="FlushJournal"/>.</summary>
/// <param name="Complete">All that was told before is on disk, or was counted as lost; false if time ran out first.</param>
/// <param name="Status">How the journal is now.</param>
public sealed record JournalFlushed(bool Complete, JournalStatus Status);
