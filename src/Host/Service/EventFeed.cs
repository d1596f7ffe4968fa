using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Host.Rpc;
using Akka.Actor;

namespace ActorLoad.Host.Service;

/// <summary>Gives the ledger's events to a connection, as JSON.</summary>
internal sealed class EventFeed : ReceiveActor
{
    public EventFeed(IEventSink sink) => Receive<ILedgerEvent>(happened => sink.Offer(LedgerFormat.WriteNamed(happened)));

    public static Props Props(IEventSink sink) => Akka.Actor.Props.Create(() => new EventFeed(sink));
}
