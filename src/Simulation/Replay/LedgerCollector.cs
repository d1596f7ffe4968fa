using ActorLoad.Actors.Journal.Events;
using Akka.Actor;

namespace ActorLoad.Simulation.Replay;

/// <summary>Takes the journal's place and keeps what it is told.</summary>
internal sealed class LedgerCollector : UntypedActor
{
    private readonly List<ILedgerEvent> _events;

    public LedgerCollector(List<ILedgerEvent> events) => _events = events;

    public static Props Props(List<ILedgerEvent> events) => Akka.Actor.Props.Create(() => new LedgerCollector(events));

    protected override void OnReceive(object message)
    {
        if (message is ILedgerEvent happened)
        {
            _events.Add(happened);
        }
    }
}
