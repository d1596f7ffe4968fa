using ActorLoad.Actors.Journal.Events;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Replay;

/// <summary>Stands in for the journal and keeps what it is told, decisions too.</summary>
internal sealed class RecordingProbe : ReceiveActor
{
    public RecordingProbe(List<ILedgerEvent> events, List<Decision> decisions)
    {
        Receive<ILedgerEvent>(events.Add);
        Receive<Decision>(decisions.Add);
    }
}
