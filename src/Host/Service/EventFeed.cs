using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Host.Rpc;
using Akka.Actor;

namespace ActorLoad.Host.Service;

/// <summary>
/// Gives the ledger's events to a connection, as JSON: at 150,000 events a second only as many as the connection takes, or they
/// would pile up in front of this actor.
/// </summary>
internal sealed class EventFeed : ReceiveActor
{
    public EventFeed(IEventSink sink) => Receive<ILedgerEvent>(happened =>
    {
        if (sink.HasRoom)
        {
            sink.Offer(LedgerFormat.WriteNamed(happened));
        }
        else
        {
            sink.Miss();
        }
    });

    public static Props Props(IEventSink sink) => Akka.Actor.Props.Create(() => new EventFeed(sink));
}
