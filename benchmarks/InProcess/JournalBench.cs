using System.Diagnostics;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Journal;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Microsoft.Data.Sqlite;

namespace ActorLoad.InProcess;

/// <summary>
/// A storm's requests through the real journal into SQLite. Its peer writes them as one would without it: a row each, prepared
/// statement, all in one transaction, the same pragmas.
/// </summary>
internal static class JournalBench
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(int requests, int rounds)
    {
        var storm = Storm.Requests(requests);
        for (var round = 0; round <= rounds; round++)
        {
            await Console.Error.WriteLineAsync($"  round {round} of {rounds}");
            var ours = await InFolder(path => WriteOursAsync(path, storm));
            var peer = await InFolder(path => Task.FromResult(WriteRows(path, storm)));
            if (round > 0) // the first is the compiler's
            {
                Report(requests, ours, Samples.Ours);
                Report(requests, peer, Samples.Peer);
            }
        }

        return 0;
    }

    private static void Report(int requests, (TimeSpan Time, long Bytes) result, Action<string, double> sample)
    {
        sample($"{requests} requests on disk, ms", result.Time.TotalMilliseconds);
        sample("bytes of a request", result.Bytes / (double)requests);
    }

    private static async Task<(TimeSpan Time, long Bytes)> InFolder(Func<string, Task<TimeSpan>> write)
    {
        var folder = Directory.CreateTempSubdirectory("actorload-journal-bench");
        try
        {
            var time = await write(Path.Combine(folder.FullName, "journal.db"));
            SqliteConnection.ClearAllPools();
            return (time, folder.GetFiles().Sum(file => file.Length));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static async Task<TimeSpan> WriteOursAsync(string path, IEnumerable<object> storm)
    {
        var quiet = ConfigurationFactory.ParseString("akka { loglevel = WARNING, stdout-loglevel = OFF }");
        using var system = ActorSystem.Create(
            "journal", ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(quiet.WithFallback(SqliteJournal.Hocon)), SqliteJournal.Setup(new JournalPlace(path))));
        var journal = system.ActorOf(JournalActor.Props(
            new JournalOptions("machine/boot", path), new SqliteStorage(new JournalPlace(path), "machine/boot", TimeProvider.System), TimeProvider.System, ActorRefs.Nobody));
        journal.Tell(new ServiceStarted(Storm.Start, "1", 1, "6.1", "/lib/modules/6.1"));
        await Flush(journal);
        var watch = Stopwatch.StartNew();
        foreach (var happened in storm)
        {
            journal.Tell(happened);
        }

        await Flush(journal);
        var time = watch.Elapsed;
        await system.Terminate();
        return time;
    }

    private static async Task Flush(IActorRef journal)
    {
        var flushed = await journal.Ask<JournalFlushed>(new FlushJournal(Patience), Patience);
        if (!flushed.Complete || flushed.Status.Lost > 0)
        {
            throw new InvalidOperationException($"the journal is not complete: {flushed.Status}");
        }
    }

    private static TimeSpan WriteRows(string path, RequestAnswered[] storm)
    {
        using var connection = new SqliteConnection(SqliteJournal.ConnectionString(path, pooling: false));
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE request (id INTEGER PRIMARY KEY, at INTEGER, kind INTEGER, "
            + "pid INTEGER, uid INTEGER, comm TEXT, cgroup TEXT, devpath TEXT, subsystem TEXT, seqnum INTEGER, spec TEXT, plan INTEGER, role INTEGER, outcome INTEGER, "
            + "errno INTEGER, waited INTEGER)");
        var watch = Stopwatch.StartNew();
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = $"INSERT INTO request VALUES ({string.Join(", ", Enumerable.Range(0, 16).Select(i => $"$p{i}"))})";
            for (var i = 0; i < 16; i++)
            {
                insert.Parameters.Add(new SqliteParameter($"$p{i}", null));
            }

            foreach (var request in storm)
            {
                Bind(insert, request);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return watch.Elapsed;
    }

    private static void Bind(SqliteCommand insert, RequestAnswered request)
    {
        var who = request.Requester;
        object?[] values =
        [
            request.Id.Value, request.At.UtcTicks, (int)who.Kind, who.Pid, who.Uid, who.Comm, who.Cgroup, who.Devpath, who.Subsystem, who.Seqnum,
            request.Spec, request.Plan, (int)request.Role, (int)request.Outcome, request.Errno, request.WaitMicroseconds,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
