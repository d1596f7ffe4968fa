namespace ActorLoad.Actors.Journal;

/// <summary>
/// Asks that everything told so far be on disk; the answer is a <see cref="JournalFlushed"/>, after <paramref name="Within"/> at
/// the latest.
/// </summary>
/// <param name="Within">How long to try.</param>
public sealed record FlushJournal(TimeSpan Within);
