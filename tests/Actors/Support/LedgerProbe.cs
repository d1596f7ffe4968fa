using ActorLoad.Actors.Journal.Events;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Support;

/// <summary>Stands in for the journal and keeps what it is told.</summary>
internal sealed class LedgerProbe : ReceiveActor
{
    public LedgerProbe(List<ILedgerEvent> events) => Receive<ILedgerEvent>(events.Add);
}
