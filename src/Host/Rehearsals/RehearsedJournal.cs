using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using Akka.Actor;

namespace ActorLoad.Host.Rehearsals;

/// <summary>Writes each event as the journal does, to nowhere.</summary>
internal sealed class RehearsedJournal : UntypedActor
{
    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        ILedgerEvent? told = message switch
        {
            RequestAnswered answered => new RequestsAnswered(answered.At, [answered]),
            Decision decision => new DecisionsMade(decision.At, [decision]),
            _ => message as ILedgerEvent,
        };
        if (told is not null)
        {
            _ = LedgerFormat.Write(told);
        }
    }
}
