using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal;

/// <summary>What was dropped since the journal last said so.</summary>
internal sealed record JournalLoss(DateTimeOffset At, long Events, long Requests, string Reason)
{
    internal JournalLoss AndOne(bool isRequest) =>
        this with { Events = Events + 1, Requests = Requests + (isRequest ? 1 : 0) };

    internal EventsLost ToEvent() => new(At, Events, Requests, Reason);
}
