using Akka.Actor;
using Akka.Persistence;

namespace ActorLoad.Actors.Journal;

/// <summary>
/// The only one that touches the database. It reads the stream, writes chunks one after the other, and ends at the first
/// trouble, having said why; its parent starts the next one. Chunks come with ordinals, which are the stream's sequence
/// numbers: the one place where "is it in there already?" is answered.
/// </summary>
internal sealed class JournalWriter : UntypedPersistentActor
{
    private readonly bool _fold;
    private Ledger _ledger = Ledger.Empty;

    public JournalWriter(string persistenceId, bool fold)
    {
        PersistenceId = persistenceId;
        _fold = fold;
    }

    public override string PersistenceId { get; }

    /// <summary>Only the first writer of a run needs the events; the later ones ask where the stream ends.</summary>
    public override Recovery Recovery => _fold ? new Recovery(SnapshotSelectionCriteria.None) : Recovery.None;

    internal static Props Props(string persistenceId, bool fold) =>
        Akka.Actor.Props.Create(() => new JournalWriter(persistenceId, fold)).WithDispatcher(JournalConfig.Dispatcher);

    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case Events.ILedgerEvent ledgerEvent:
                _ledger = _ledger.Apply(ledgerEvent);
                break;
            case RecoveryCompleted:
                Context.Parent.Tell(new Recovered(LastSequenceNr, _ledger));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void OnCommand(object message)
    {
        if (message is JournalChunk chunk)
        {
            Write(chunk);
        }
        else
        {
            Unhandled(message);
        }
    }

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
        Context.Parent.Tell(new Failed(cause));

    protected override void OnRecoveryFailure(Exception reason, object? message = null) =>
        Context.Parent.Tell(new Failed(reason));

    /// <summary>Serialization failed. The sequence numbers are used up all the same, so this writer cannot go on.</summary>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        Context.Parent.Tell(new Rejected(cause));
        Context.Stop(Self);
    }

    private void Write(JournalChunk chunk)
    {
        var left = chunk.Events.Length;
        PersistAllAsync(chunk.Events, _ =>
        {
            if (--left == 0)
            {
                Context.Parent.Tell(new Written(chunk.Last));
            }
        });
    }

    /// <summary>The stream was read to its end.</summary>
    internal sealed record Recovered(long LastOrdinal, Ledger Ledger) : INoSerializationVerificationNeeded;

    /// <summary>A chunk is on disk.</summary>
    internal sealed record Written(long LastOrdinal) : INoSerializationVerificationNeeded;

    /// <summary>The database failed. Whether the chunk is in it is not known.</summary>
    internal sealed record Failed(Exception Cause) : INoSerializationVerificationNeeded;

    /// <summary>The chunk cannot be written, and is not in the database.</summary>
    internal sealed record Rejected(Exception Cause) : INoSerializationVerificationNeeded;
}
