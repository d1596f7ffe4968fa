namespace ActorLoad.Actors.Journal.Events;

/// <summary>The kernel dropped uevents, nobody knows how many, because they were not read fast enough. All devices will be asked again.</summary>
/// <param name="At">When it was noticed.</param>
/// <param name="Received">Events that were received until then.</param>
public sealed record UeventsOverrun(DateTimeOffset At, long Received) : ILedgerEvent;
