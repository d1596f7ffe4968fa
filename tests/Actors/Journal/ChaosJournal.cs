using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;
using Akka.Serialization;

namespace ActorLoad.Actors.Tests.Journal;

/// <summary>
/// A journal in memory that does to each call what its script says next. It keeps bytes, as a database does, and like one it refuses a
/// sequence number that is there already.
/// </summary>
internal sealed class ChaosJournal : AsyncWriteJournal
{
    private static readonly ConcurrentDictionary<string, Store> Stores = new();
    private readonly Store _store = Of(Context.System);
    private readonly Serialization _serialization = Context.System.Serialization;

    internal static Store Of(ActorSystem system) => Stores.GetOrAdd(system.Name, _ => new Store());

    public override Task ReplayMessagesAsync(
        IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback)
    {
        foreach (var (row, i) in _store.Rows.Select((row, i) => (row, i + 1)))
        {
            if (i >= fromSequenceNr && i <= toSequenceNr)
            {
                recoveryCallback(new Persistent(_serialization.Deserialize(row.Bytes, row.Serializer, row.Manifest), i, persistenceId, row.Manifest));
            }
        }

        return Task.CompletedTask;
    }

    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) =>
        Play(_store.Recoveries, () => (long)_store.Rows.Length);

    protected override Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var writes = messages.ToArray();
        var answers = writes.Select(Serialize).ToArray();
        return Play<IImmutableList<Exception>>(_store.Writes, () =>
        {
            foreach (var (write, rows) in writes.Zip(answers))
            {
                if (rows.Rows is not null)
                {
                    _store.Append(write.LowestSequenceNr, rows.Rows);
                }
            }

            return answers.Select(a => a.Refused).ToImmutableList()!;
        });
    }

    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) => Task.CompletedTask;

    private (Row[]? Rows, Exception? Refused) Serialize(AtomicWrite write)
    {
        try
        {
            return (((IEnumerable<IPersistentRepresentation>)write.Payload).Select(p => Serialize(p.Payload)).ToArray(), null);
        }
        catch (ArgumentException e)
        {
            return (null, e);
        }
    }

    private Row Serialize(object payload)
    {
        var serializer = (SerializerWithStringManifest)_serialization.FindSerializerFor(payload);
        return new Row(serializer.Identifier, serializer.Manifest(payload), serializer.ToBinary(payload));
    }

    private static Task<T> Play<T>(ConcurrentQueue<Fault> script, Func<T> act)
    {
        var fault = script.TryDequeue(out var next) ? next : Fault.None;
        if (fault is Fault.None)
        {
            return Task.FromResult(act());
        }

        if (fault is Fault.LoseAnswer or Fault.HangAndWrite)
        {
            act();
        }

        return fault is Fault.Hang or Fault.HangAndWrite
            ? new TaskCompletionSource<T>().Task
            : Task.FromException<T>(new IOException("chaos"));
    }

    internal sealed record Row(int Serializer, string Manifest, byte[] Bytes);

    /// <summary>The stream, and what to do to the calls that come.</summary>
    internal sealed class Store
    {
        private readonly Lock _lock = new();
        private ImmutableArray<Row> _rows = [];

        internal ConcurrentQueue<Fault> Writes { get; } = new();

        internal ConcurrentQueue<Fault> Recoveries { get; } = new();

        internal ImmutableArray<Row> Rows
        {
            get
            {
                lock (_lock)
                {
                    return _rows;
                }
            }
        }

        /// <summary>What is in it, requests one by one.</summary>
        internal IEnumerable<ILedgerEvent> Events => Rows
            .Select(r => Actors.Journal.Format.LedgerFormat.Read(r.Manifest, r.Bytes))
            .SelectMany(e => e is RequestsAnswered batch ? batch.Requests : (IEnumerable<ILedgerEvent>)[e]);

        internal void Append(long first, Row[] rows)
        {
            lock (_lock)
            {
                if (first != _rows.Length + 1)
                {
                    throw new InvalidOperationException($"sequence number {first} does not follow {_rows.Length}");
                }

                _rows = _rows.AddRange(rows);
            }
        }
    }
}
