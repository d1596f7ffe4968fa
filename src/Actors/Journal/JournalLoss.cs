using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal;

/// <summary>What was dropped since the journal last said so.</summary>
internal sealed record JournalLoss(DateTimeOffset At, long Events, long Requests, string Reason)
{
    internal JournalLoss And(long count, bool areRequests) =>
        this with { Events = Events + count, Requests = Requests + (areRequests ? count : 0) };

    internal EventsLost ToEvent() => new(At, Events, Requests, Reason);
}
