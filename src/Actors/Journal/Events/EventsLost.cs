namespace ActorLoad.Actors.Journal.Events;

/// <summary>The journal could not keep up or was down for too long, and this many events are missing here.</summary>
/// <param name="At">When the first of them was dropped.</param>
/// <param name="Events">How many, requests included.</param>
/// <param name="Requests">How many of them were requests.</param>
/// <param name="Reason">What was wrong with the journal.</param>
public sealed record EventsLost(DateTimeOffset At, long Events, long Requests, string Reason) : ILedgerEvent;
