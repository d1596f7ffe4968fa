namespace ActorLoad.Actors.Journal.Events;

/// <summary>All devices are asked to say again that they are there.</summary>
/// <param name="At">When.</param>
/// <param name="Uuid">Marks the events of this.</param>
/// <param name="Reason">Why: start, trigger or overrun.</param>
public sealed record ColdplugStarted(DateTimeOffset At, string Uuid, string Reason) : ILedgerEvent;
