namespace ActorLoad.Actors.Journal.Events;

/// <summary>A run of the service ended in good order.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record ServiceStopped(DateTimeOffset At, string Reason) : ILedgerEvent;
