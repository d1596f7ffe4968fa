using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using Akka.Actor;

namespace ActorLoad.Actors.Metering;

/// <summary>Counts the ledger's events as they happen. What happens before somebody reads the instruments waits in its mailbox.</summary>
public sealed class MeterActor : UntypedActor
{
    private readonly LedgerMeter _meter;

    /// <summary>Use <see cref="Props"/>.</summary>
    public MeterActor(LedgerMeter meter, IActorRef journal, Action listen)
    {
        _meter = meter;
        journal.Tell(new SubscribeLedger(Self));
        listen();
    }

    /// <summary>Props.</summary>
    /// <param name="meter">The instruments.</param>
    /// <param name="journal">Whose events are counted.</param>
    /// <param name="listen">Makes somebody read the instruments; returns when all that is counted from then on is seen.</param>
    public static Props Props(LedgerMeter meter, IActorRef journal, Action listen) => Akka.Actor.Props.Create(() => new MeterActor(meter, journal, listen));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (message is ILedgerEvent happened)
        {
            _meter.Count(happened);
        }
        else
        {
            Unhandled(message);
        }
    }
}
