using ActorLoad.Actors.Journal.Events;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Support;

/// <summary>Stands in for the journal and keeps what it is told, but for the order of decisions.</summary>
internal sealed class LedgerProbe : ReceiveActor
{
    public LedgerProbe(List<ILedgerEvent> events)
    {
        Receive<ILedgerEvent>(events.Add);
        Receive<Decision>(static _ => { }); // unhandled, each would be a line of the test's log
    }
}
