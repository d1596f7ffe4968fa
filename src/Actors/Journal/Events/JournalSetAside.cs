namespace ActorLoad.Actors.Journal.Events;

/// <summary>
/// The journal's file could not be read, was renamed, and this one was begun. What happened earlier in this boot is in the
/// other file.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Path">The name it has now.</param>
/// <param name="Reason">What was wrong with it.</param>
public sealed record JournalSetAside(DateTimeOffset At, string Path, string Reason) : ILedgerEvent;
