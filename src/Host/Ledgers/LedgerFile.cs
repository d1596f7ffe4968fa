using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Host.Journal;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ActorLoad.Host.Ledgers;

/// <summary>
/// A journal's file, opened to be read and never changed: that of a running service, of this machine or of another. Not thread-safe.
/// </summary>
/// <remarks>
/// The file is touched through SQLite alone: opening and closing it otherwise would drop the locks of this process's own journal
/// (https://www.sqlite.org/howtocorrupt.html, 2.2).
/// </remarks>
internal sealed class LedgerFile : IDisposable
{
    // The events as JSON, of which some are stored gzipped.
    private const string JsonFunction = "event_json";

    private const string BootsQuery = $"""
        SELECT persistence_id, min(created), max(created), count(*),
               sum(CASE WHEN manifest = '{LedgerManifest.RequestsAnswered}' AND json_valid({JsonFunction}(message))
                        THEN json_array_length({JsonFunction}(message), '$.id') ELSE manifest = '{LedgerManifest.RequestAnswered}' END),
               sum(manifest = '{LedgerManifest.LoadStarted}'), sum(manifest = '{LedgerManifest.ServiceStarted}'),
               sum(CASE WHEN manifest = '{LedgerManifest.ServiceStarted}' AND json_valid({JsonFunction}(message))
                        THEN json_extract({JsonFunction}(message), '$.mode') IS NOT NULL ELSE 0 END)
        FROM journal WHERE deleted = 0 GROUP BY persistence_id ORDER BY min(ordering)
        """;

    private const string RowsQuery = """
        SELECT sequence_number, created, message, manifest, identifier, writer_uuid
        FROM journal WHERE persistence_id = $stream AND sequence_number > $after AND deleted = 0 ORDER BY sequence_number
        """;

    private const string ObservedQuery =
        $"SELECT message FROM journal WHERE persistence_id = $stream AND manifest = '{LedgerManifest.ObservedCall}' AND deleted = 0 ORDER BY sequence_number";

    // From one name to the next in the index, not through all rows.
    private const string StreamsQuery = """
        WITH RECURSIVE streams(id) AS (
          SELECT min(persistence_id) FROM journal
          UNION ALL
          SELECT (SELECT min(persistence_id) FROM journal WHERE persistence_id > id) FROM streams WHERE id IS NOT NULL)
        SELECT id,
               (SELECT created FROM journal WHERE persistence_id = id ORDER BY sequence_number LIMIT 1) AS origin,
               (SELECT max(sequence_number) FROM journal WHERE persistence_id = id)
        FROM streams WHERE id IS NOT NULL ORDER BY origin
        """;

    private readonly string _path;
    private readonly SqliteConnection _connection;

    private LedgerFile(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    /// <summary>Opens it.</summary>
    /// <param name="path">The SQLite file; its -wal, if there is one, beside it.</param>
    /// <exception cref="LedgerFileException">It cannot be read, or is no journal.</exception>
    public static LedgerFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new LedgerFileException($"{path} is a directory; give the journal's file in it, journal.db by default");
        }

        if (!File.Exists(path))
        {
            throw new LedgerFileException($"there is no file {path}, or you may not look into its folder (are you root?)");
        }

        try
        {
            return Open(path, immutable: false);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLITE_CANTOPEN or SQLITE_READONLY && !File.Exists(path + "-wal"))
        {
            return OpenWhereNothingCanBeWritten(path);
        }
        catch (SqliteException e)
        {
            throw Explain(e, path);
        }
    }

    /// <summary>All boots, the oldest first.</summary>
    /// <exception cref="LedgerFileException">The file is damaged.</exception>
    public IReadOnlyList<BootEntry> Boots()
    {
        var boots = new List<BootEntry>();
        foreach (var row in Rows(BootsQuery))
        {
            boots.Add(new BootEntry(
                0, row.GetString(0), Time(row.GetInt64(1)), Time(row.GetInt64(2)), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
                BootMode.Of(row.GetInt64(6), row.GetInt64(7))));
        }

        return [.. boots.Select((boot, place) => boot with { Index = place - boots.Count + 1 })];
    }

    /// <summary>The same boot with the calls that others made, where the service only looked on; these are read one by one.</summary>
    /// <exception cref="LedgerFileException">The file is damaged.</exception>
    public BootEntry WithObserved(BootEntry boot) => boot.Mode is not (BootMode.Observe or BootMode.Both) ? boot : boot with
    {
        Observed = CallTotals.Of(Ask(ObservedQuery, row => LedgerFormat.Read(LedgerManifest.ObservedCall, row[0] as byte[] ?? []), new SqliteParameter("$stream", boot.Stream))
            .OfType<ObservedCall>().Select(BootAttempt.Of)),
    };

    /// <summary>The boot that is meant, see <see cref="BootChoice"/>.</summary>
    /// <exception cref="NoSuchBootException">There is none such.</exception>
    /// <exception cref="LedgerFileException">The file is damaged.</exception>
    public BootEntry Find(string? wanted) => BootChoice.Find(Boots(), wanted, _path);

    /// <summary>A boot's events in order, read as they are asked for.</summary>
    /// <exception cref="LedgerFileException">The file is damaged.</exception>
    public IEnumerable<ILedgerEvent> Events(BootEntry boot) => Rows(boot.Stream, after: 0).Select(row => row.Read());

    /// <summary>All streams, the oldest first. Quick, however many rows there are.</summary>
    /// <exception cref="LedgerFileException">The file is damaged.</exception>
    public IReadOnlyList<JournalStream> Streams() =>
        [.. Rows(StreamsQuery).Select(row => new JournalStream(row.GetString(0), row.GetInt64(1), row.GetInt64(2)))];

    /// <summary>A stream's rows behind a sequence number, in order, read as they are asked for.</summary>
    /// <exception cref="LedgerFileException">The file is damaged.</exception>
    public IEnumerable<JournalRow> Rows(string stream, long after) =>
        Rows(RowsQuery, new SqliteParameter("$stream", stream), new SqliteParameter("$after", after)).Select(Read);

    /// <summary>From here on everything is read as it is at one moment, whatever is written meanwhile; until this is disposed.</summary>
    /// <exception cref="LedgerFileException">The file is damaged.</exception>
    internal void Hold() => Tried(() => SqliteJournal.Do(_connection, "BEGIN; SELECT 1 FROM journal LIMIT 1"));

    /// <summary>What a query of others gives, row by row, read as it is asked for.</summary>
    /// <exception cref="LedgerFileException">The file is damaged.</exception>
    internal IEnumerable<T> Ask<T>(string query, Func<SqliteDataReader, T> read, params SqliteParameter[] parameters) => Rows(query, parameters).Select(read);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    // SQLite cannot make its -shm there, and nobody else can write either: so no locks are needed.
    private static LedgerFile OpenWhereNothingCanBeWritten(string path)
    {
        try
        {
            return Open(path, immutable: true);
        }
        catch (SqliteException e)
        {
            throw Explain(e, path);
        }
    }

    private static LedgerFile Open(string path, bool immutable)
    {
        var connection = Connect(path, immutable);
        try
        {
            connection.Open();
            connection.CreateFunction(JsonFunction, (byte[]? stored) => stored is null ? null : LedgerFormat.Json(stored), isDeterministic: true);
            Check(connection, path);
            return new LedgerFile(path, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Connect(string path, bool immutable) => new(new SqliteConnectionStringBuilder
    {
        // A URI (https://www.sqlite.org/uri.html), in which these three characters mean something.
        DataSource = "file:" + Path.GetFullPath(path).Replace("%", "%25").Replace("?", "%3f").Replace("#", "%23") + (immutable ? "?immutable=1" : string.Empty),
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
        DefaultTimeout = 5,
    }.ToString());

    private static void Check(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(name) FROM pragma_table_info('journal')";
        var columns = (command.ExecuteScalar() as string ?? string.Empty).Split(',');
        string[] needed = ["ordering", "created", "deleted", "persistence_id", "sequence_number", "message", "manifest", "identifier"];
        if (needed.Except(columns).Any())
        {
            throw new LedgerFileException($"{path} is an SQLite database, but no journal of ActorLoad: it has no table 'journal' with the right columns");
        }
    }

    private IEnumerable<SqliteDataReader> Rows(string query, params SqliteParameter[] parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query;
        command.Parameters.AddRange(parameters);
        using var reader = Tried(command.ExecuteReader);
        while (Tried(reader.Read))
        {
            yield return reader;
        }
    }

    private static JournalRow Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        row[2] as byte[] ?? [],
        row[3] as string ?? string.Empty,
        row[4] is long and >= 0 and <= int.MaxValue and var identifier ? (int)identifier : 0,
        row[5] as string);

    // What the plugin writes: DateTime.UtcNow.Ticks.
    private static DateTimeOffset Time(long ticks) => new(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);

    private T Tried<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (SqliteException e)
        {
            throw Explain(e, _path);
        }
    }

    private static LedgerFileException Explain(SqliteException e, string path) => new(
        e.SqliteErrorCode switch
        {
            SQLITE_NOTADB => $"{path} is no SQLite database, and so no journal",
            SQLITE_CORRUPT => $"{path} is damaged ({e.Message}); what can be saved, 'sqlite3 {path} .recover' prints",
            SQLITE_CANTOPEN or SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH =>
                $"{path} cannot be opened: you may not read it (are you root?), or its -wal lies beside it where nothing can be written: copy both elsewhere",
            _ => SqliteProblem.Explain(e, path),
        },
        e);
}
