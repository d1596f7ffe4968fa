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
        if (message is RequestAnswered answered)
        {
            _ = LedgerFormat.Write(new RequestsAnswered(answered.At, [answered]));
        }
        else if (message is ILedgerEvent told)
        {
            _ = LedgerFormat.Write(told);
        }
    }
}
