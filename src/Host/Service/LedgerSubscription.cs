using ActorLoad.Actors.Journal;
using ActorLoad.Host.Rpc;
using Akka.Actor;

namespace ActorLoad.Host.Service;

/// <summary>One connection's subscription to the ledger; disposing ends it.</summary>
internal sealed class LedgerSubscription : IDisposable
{
    private readonly ActorSystem _system;
    private readonly IActorRef _feed;

    public LedgerSubscription(ActorSystem system, IActorRef journal, IEventSink sink)
    {
        _system = system;
        _feed = system.ActorOf(EventFeed.Props(sink));
        journal.Tell(new SubscribeLedger(_feed));
    }

    /// <inheritdoc/>
    public void Dispose() => _system.Stop(_feed);
}
