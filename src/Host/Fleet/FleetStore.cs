using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Host.Ledgers;
using ActorLoad.Interop.Machines;

namespace ActorLoad.Host.Fleet;

/// <summary>
/// Ships this machine's rows from the journal's file to PostgreSQL, in order. How far it has come, PostgreSQL itself is asked, when the service
/// starts and after every failure; so nothing is left out and nothing is there twice, whatever is killed when. Not thread-safe.
/// </summary>
/// <param name="options">Where to.</param>
/// <param name="current">The stream of this boot; others do not grow any more.</param>
/// <param name="journal">Where the journal's file is now.</param>
/// <param name="time">The clock.</param>
internal sealed class FleetStore(FleetOptions options, string current, Func<string> journal, TimeProvider time) : IFleetStore
{
    private const int BatchRows = 500;
    private const int BatchBytes = 1 << 20;
    private const int BatchesARound = 64;
    private const int SummariesARound = 64;
    private const double PartOfAge = 0.1;

    private readonly Dictionary<(string Stream, long Origin), FleetPosition> _positions = [];
    private readonly Lazy<Hardware> _hardware = new(() => Hardware.Read());
    private DateTimeOffset _summarized = time.GetUtcNow();
    private bool _prepared;
    private volatile ImmutableHashSet<string> _complete = [];

    /// <inheritdoc/>
    public string Server { get; } = FleetConnection.Describe(options.Connection);

    /// <summary>
    /// Boots that are not all in PostgreSQL, as far as is known, and so are not to be removed here. Those that were complete stay so. Thread-safe.
    /// </summary>
    /// <exception cref="LedgerFileException">The journal cannot be read.</exception>
    public IReadOnlySet<string> Wanted()
    {
        using var ledger = LedgerFile.Open(journal());
        return Own(ledger).Select(stream => stream.Id).Where(id => !_complete.Contains(id)).ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Explain(Exception failure) => FleetProblem.Explain(failure);

    /// <inheritdoc/>
    public FleetRound Ship(CancellationToken stop)
    {
        if (!File.Exists(journal()))
        {
            return new FleetRound(0, 0, Contact: false); // nothing was written yet, or the file is being moved
        }

        FleetDatabase? database = null;
        try
        {
            using var ledger = LedgerFile.Open(journal());
            var streams = Own(ledger);
            if (streams.Where(stream => !_positions.ContainsKey(Key(stream))).ToList() is { Count: > 0 } unknown)
            {
                database = Connect();
                foreach (var (stream, position) in database.Positions(unknown))
                {
                    _positions[Key(stream)] = position;
                }
            }

            var shipped = 0L;
            var batches = BatchesARound;
            var summaries = SummariesARound;
            foreach (var stream in streams.Where(stream => IsBehind(stream) || IsSummaryDue(stream)))
            {
                database ??= Connect();
                shipped += ShipStream(database, ledger, stream, ref batches, stop);
                if (batches == 0 || summaries-- == 0 || stop.IsCancellationRequested)
                {
                    break;
                }

                if (IsSummaryDue(stream))
                {
                    Summarize(database, ledger, stream);
                }
            }

            _complete = [.. streams.Where(stream => !IsBehind(stream) && !IsSummaryDue(stream)).Select(stream => stream.Id)];
            return new FleetRound(shipped, streams.Sum(Pending), Contact: database is not null);
        }
        catch
        {
            _positions.Clear();
            _prepared = false;
            throw;
        }
        finally
        {
            database?.Dispose();
        }
    }

    // A journal may have boots of other machines: those are theirs to ship.
    private List<JournalStream> Own(LedgerFile ledger)
    {
        var machine = new JournalStream(current, 0, 0).Machine;
        return [.. ledger.Streams().Where(stream => stream.Machine == machine)];
    }

    private FleetDatabase Connect()
    {
        var database = FleetDatabase.Open(options);
        if (!_prepared)
        {
            try
            {
                database.Prepare();
                _prepared = true;
            }
            catch
            {
                database.Dispose();
                throw;
            }
        }

        return database;
    }

    private long ShipStream(FleetDatabase database, LedgerFile ledger, JournalStream stream, ref int batches, CancellationToken stop)
    {
        var shipped = 0L;
        while (batches > 0 && IsBehind(stream) && !stop.IsCancellationRequested)
        {
            var position = _positions[Key(stream)];
            if (!position.Known && !database.Register(position.Stream, stream, Environment.MachineName, _hardware.Value))
            {
                throw new FleetException($"another journal of this boot, {stream.Boot}, has just begun to be shipped; it is looked at again");
            }

            var rows = Batch(ledger, stream, position.Reached);
            if (rows.Count == 0)
            {
                break; // the file has lost them since it was looked at
            }

            database.Write(position.Stream, rows);
            _positions[Key(stream)] = position with { Reached = rows[^1].Sequence, Known = true };
            shipped += rows.Count;
            batches--;
        }

        return shipped;
    }

    // Read to the end of the batch before the network is waited for: a reader that stays keeps SQLite's -wal from being emptied.
    private static List<JournalRow> Batch(LedgerFile ledger, JournalStream stream, long after)
    {
        var rows = new List<JournalRow>();
        var bytes = 0;
        foreach (var row in ledger.Rows(stream.Id, after))
        {
            rows.Add(row);
            bytes += row.Message.Length;
            if (rows.Count == BatchRows || bytes >= BatchBytes)
            {
                break;
            }
        }

        return rows;
    }

    private void Summarize(FleetDatabase database, LedgerFile ledger, JournalStream stream)
    {
        var position = _positions[Key(stream)];
        var story = BootStory.Of(ledger.Rows(stream.Id, after: 0).TakeWhile(row => row.Sequence <= position.Reached).Select(row => row.Read()));
        database.Summarize(position.Stream, position.Reached, BootReporter.Of(story, stream.Machine, stream.Boot));
        _positions[Key(stream)] = position with { Covered = position.Reached };
        if (stream.Id == current)
        {
            _summarized = time.GetUtcNow();
        }
    }

    private bool IsBehind(JournalStream stream) => _positions[Key(stream)].Reached < stream.Last;

    private long Pending(JournalStream stream) => Math.Max(0, stream.Last - _positions[Key(stream)].Reached);

    // That of the running boot is made from all of its events, so the less often the older it is.
    private bool IsSummaryDue(JournalStream stream)
    {
        var position = _positions[Key(stream)];
        if (position.Covered >= Math.Max(position.Reached, stream.Last))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var age = now - new DateTimeOffset(stream.Origin, TimeSpan.Zero);
        var pause = TimeSpan.FromTicks(Math.Max(options.SummaryInterval.Ticks, (long)(age.Ticks * PartOfAge)));
        return stream.Id != current || now - _summarized >= pause;
    }

    private static (string Stream, long Origin) Key(JournalStream stream) => (stream.Id, stream.Origin);
}
