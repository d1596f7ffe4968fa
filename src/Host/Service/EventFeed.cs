using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Host.Rpc;
using Akka.Actor;

namespace ActorLoad.Host.Service;

/// <summary>
/// Gives the ledger's events to a connection, as JSON: at 150,000 events a second only as many as the connection takes, or they
/// would pile up in front of this actor.
/// </summary>
internal sealed class EventFeed(IEventSink sink) : UntypedActor
{
    public static Props Props(IEventSink sink) => Akka.Actor.Props.Create(() => new EventFeed(sink));

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ILedgerEvent happened when sink.HasRoom:
                sink.Offer(LedgerFormat.WriteNamed(happened));
                break;
            case ILedgerEvent:
                sink.Miss();
                break;
            default:
                Unhandled(message);
                break;
        }
    }
}
