using ActorLoad.Actors.Journal.Events;
using Akka.Actor;

namespace ActorLoad.Actors.Journal;

/// <summary>Those who are told every event as it happens. Part of the actor whose context it has.</summary>
internal sealed class LedgerSubscribers(IActorContext context)
{
    private readonly HashSet<IActorRef> _subscribers = [];

    /// <summary>Until it says otherwise, or ends.</summary>
    internal void Add(IActorRef subscriber)
    {
        if (_subscribers.Add(subscriber))
        {
            context.WatchWith(subscriber, new UnsubscribeLedger(subscriber));
        }
    }

    internal void Remove(IActorRef subscriber)
    {
        _subscribers.Remove(subscriber);
        context.Unwatch(subscriber);
    }

    internal void Tell(ILedgerEvent ledgerEvent)
    {
        foreach (var subscriber in _subscribers)
        {
            subscriber.Tell(ledgerEvent);
        }
    }
}
