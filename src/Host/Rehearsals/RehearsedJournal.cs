using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using Akka.Actor;

namespace ActorLoad.Host.Rehearsals;

/// <summary>Writes what it is told as the journal does, in batches, to nowhere.</summary>
internal sealed class RehearsedJournal : UntypedActor
{
    private readonly List<RequestAnswered> _answered = [];
    private readonly List<Decision> _decisions = [];

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case RequestAnswered answered:
                _answered.Add(answered);
                _ = LedgerFormat.Write(new RequestsAnswered(answered.At, [.. _answered]));
                break;
            case Decision decision:
                _decisions.Add(decision);
                _ = LedgerFormat.Write(new DecisionsMade(decision.At, [.. _decisions]));
                break;
            case ILedgerEvent told:
                _ = LedgerFormat.Write(told);
                break;
            default:
                Unhandled(message);
                break;
        }
    }
}
