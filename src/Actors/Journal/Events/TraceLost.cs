namespace ActorLoad.Actors.Journal.Events;

/// <summary>The kernel wrote over trace events that were not read in time: calls that happened then may be missing.</summary>
/// <param name="At">When it was noticed.</param>
/// <param name="Events">How many.</param>
public sealed record TraceLost(DateTimeOffset At, long Events) : ILedgerEvent;
