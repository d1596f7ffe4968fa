using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Fleet;
using ActorLoad.Host.Tests.Journal;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Persistence.Query;
using Akka.Persistence.Sql.Config;
using Akka.Persistence.Sql.Query;
using Akka.Streams;
using LinqToDB;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ActorLoad.Host.Tests.Fleet;

/// <summary>From the journal's file to a real PostgreSQL.</summary>
[Collection(FleetCollection.Name)]
public sealed class FleetStoreSpec(PostgresFixture postgres) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-fleet");

    private string File => Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [PostgresFact]
    public async Task A_journal_should_be_in_PostgreSQL_row_by_row_and_what_comes_later_too()
    {
        var database = postgres.Create();
        await using var run = Begin(FleetFiles.Stream);
        run.Tell(new ServiceStarted(Storm.Start, "1", 10, "6.1.0-x", "/m"));
        run.Tell(Storm.Requests(30_000));
        await run.Flush();
        var store = FleetFiles.Store(postgres.Server.Connection(database), File);
        var local = FleetFiles.Rows(File);
        Assert.Equal(local.Count, store.ShipAll());
        Assert.Equal(local, FleetFiles.Rows(postgres.Server, database));

        Assert.Equal(new FleetRound(0, 0, Contact: false), store.Ship(CancellationToken.None));
        run.Tell(new ServiceStopped(Storm.Start, "SIGTERM"));
        await run.Flush();
        Assert.Equal(new FleetRound(1, 0, Contact: true), store.Ship(CancellationToken.None));
        Assert.Equal(0, FleetFiles.Store(postgres.Server.Connection(database), File).ShipAll());
        Assert.Equal(FleetFiles.Rows(File), FleetFiles.Rows(postgres.Server, database));
    }

    [PostgresFact]
    public async Task What_is_there_already_should_not_be_there_twice()
    {
        var database = postgres.Create();
        await Write(FleetFiles.Stream, 5_000);
        FleetFiles.Store(postgres.Server.Connection(database), File).ShipAll();
        var before = FleetFiles.Rows(postgres.Server, database);

        // As when the first answer never came, and another run of the service sends the same meanwhile.
        postgres.Server.Do(database, "delete from journal where sequence_number > 2; update boots set covered = 0");
        var patient = postgres.Server.Connection(database, $"Command Timeout={HangGuard.Limit.TotalSeconds}");
        using (var blocker = new NpgsqlConnection(postgres.Server.Connection(database)))
        {
            // Not asynchronously: what follows such a wait runs on the thread that tells all sockets' news (tests.runsettings), and blocks it.
            blocker.Open();
            using var transaction = blocker.BeginTransaction();
            using var command = new NpgsqlCommand("lock table journal in exclusive mode", blocker);
            command.ExecuteNonQuery();
            var both = new[] { FleetFiles.Store(patient, File), FleetFiles.Store(patient, File) }.Select(store => Task.Run(store.ShipAll)).ToList();
            await Until(() => both.Exists(ship => ship.IsCompleted)
                || postgres.Server.Ask(database, "select 1 from pg_locks where not granted and relation = 'journal'::regclass").Count == 2);
            Assert.DoesNotContain(both, ship => ship.IsCompleted);
            transaction.Commit();
            await Task.WhenAll(both);
        }

        Assert.Equal(before, FleetFiles.Rows(postgres.Server, database));
    }

    [PostgresFact]
    public async Task Boots_before_should_be_shipped_and_those_of_other_machines_not()
    {
        var database = postgres.Create();
        await Write("machine/22222222-aaaa-4000-8000-000000000001", 100);
        await Write("other/33333333-aaaa-4000-8000-000000000001", 100);
        await Write(FleetFiles.Stream, 100);
        var store = FleetFiles.Store(postgres.Server.Connection(database), File);
        Assert.Equal(["machine/22222222-aaaa-4000-8000-000000000001", FleetFiles.Stream], store.Wanted().OrderDescending());
        store.ShipAll();
        Assert.DoesNotContain("machine/22222222-aaaa-4000-8000-000000000001", store.Wanted());
        Assert.Equal(
            ["machine|22222222-aaaa-4000-8000-000000000001", "machine|11111111-aaaa-4000-8000-000000000001"],
            postgres.Server.Ask(database, "select machine, boot from boots order by id"));
        Assert.Equal(["100"], postgres.Server.Ask(database, "select requests from boots order by id limit 1"));
        Assert.Equal(
            FleetFiles.Rows(File).Where(row => row.StartsWith("machine/", StringComparison.Ordinal)), FleetFiles.Rows(postgres.Server, database));
    }

    [PostgresFact]
    public async Task A_file_that_took_the_place_of_a_broken_one_should_be_shipped_beside_what_came_before()
    {
        var database = postgres.Create();
        await Write(FleetFiles.Stream, 3_000);
        var store = FleetFiles.Store(postgres.Server.Connection(database), File);
        store.ShipAll();
        var before = FleetFiles.Rows(File);
        System.IO.File.Delete(File);
        await Write(FleetFiles.Stream, 100, first: 3_001);
        var after = FleetFiles.Rows(File);
        store.ShipAll();
        FleetFiles.Store(postgres.Server.Connection(database), File).ShipAll();
        var there = FleetFiles.Rows(postgres.Server, database);
        Assert.Equal(before.Concat(after).Order(), there.Select(WithoutOrigin).Order());
        Assert.Equal(["11111111-aaaa-4000-8000-000000000001|2"], postgres.Server.Ask(database, "select boot, count(*) from boots group by boot"));

        static string WithoutOrigin(string row) => row.IndexOf('+') is var plus and > 0 ? row[..plus] + row[row.IndexOf('|')..] : row;
    }

    [PostgresFact]
    public async Task A_moved_file_should_go_on_where_it_was_and_bring_its_older_boots()
    {
        var database = postgres.Create();
        await Write(FleetFiles.Stream, 500);
        var moved = Path.Combine(_folder.FullName, "var.db");
        var path = File;
        var store = new FleetStore(FleetFiles.Options(postgres.Server.Connection(database)), FleetFiles.Stream, () => path, TimeProvider.System);
        store.ShipAll();
        System.IO.File.Move(File, moved);
        Assert.Equal(new FleetRound(0, 0, Contact: false), store.Ship(CancellationToken.None));

        await using (var run = JournalRun.Start(moved, options => options with { PersistenceId = "machine/00000000-aaaa-4000-8000-000000000001" }))
        {
            run.Tell(Storm.Requests(50));
            await run.Flush();
        }

        await using (var run = JournalRun.Start(moved, options => options with { PersistenceId = FleetFiles.Stream }))
        {
            run.Tell(Storm.Requests(50, first: 501));
            await run.Flush();
        }

        path = moved;
        store.ShipAll();
        Assert.Equal(FleetFiles.Rows(moved), FleetFiles.Rows(postgres.Server, database));
    }

    [PostgresFact]
    public async Task A_user_that_may_not_make_tables_should_be_told_what_to_do_and_what_is_printed_should_do()
    {
        var database = postgres.Create();
        await Write("machine/22222222-aaaa-4000-8000-000000000001", 100);
        postgres.Server.Do(database, "revoke create on schema public from public");
        if (postgres.Server.Ask(database, "select 1 from pg_roles where rolname = 'writer'").Count == 0)
        {
            postgres.Server.Do(database, "create role writer login");
        }

        var connection = postgres.Server.Connection(database).Replace("Username=postgres", "Username=writer");
        var store = FleetFiles.Store(connection, File);
        var refused = Assert.Throws<FleetException>(() => store.Ship(CancellationToken.None));
        Assert.Contains("its owner runs what 'actorloadd fleet schema' prints", store.Explain(refused));

        var script = new StringWriter();
        Assert.Equal(0, FleetCommand.Run(["fleet", "schema"], script, TextWriter.Null, TimeProvider.System));
        postgres.Server.Do(database, script.ToString());
        foreach (var grant in script.ToString().Split('\n').Where(line => line.StartsWith("--", StringComparison.Ordinal) && line.Contains("to WRITER;")))
        {
            postgres.Server.Do(database, grant[grant.IndexOf("grant", StringComparison.Ordinal)..].Replace("WRITER", "writer"));
        }

        store.ShipAll();
        Assert.Equal(FleetFiles.Rows(File), FleetFiles.Rows(postgres.Server, database));
        Assert.Equal(["100"], postgres.Server.Ask(database, "select requests from boots"));
    }

    [PostgresFact]
    public async Task A_database_of_the_first_version_should_be_brought_to_this_one_and_keep_what_is_in_it()
    {
        var database = postgres.Create();
        postgres.Server.Do(database, FleetSchema.Versions + FleetSchema.Since(0).First());
        postgres.Server.Do(database, """
            insert into machines (id, name, vendor, product, architecture, cpus) values ('m9', 'host', '', '', 'x86_64', 2);
            insert into boots (stream, origin, machine, boot, requests) values ('m9/b', 7, 'm9', 'b', 41);
            """);
        await Write("machine/22222222-aaaa-4000-8000-000000000001", 100);
        FleetFiles.Store(postgres.Server.Connection(database), File).ShipAll();
        Assert.Equal(["1", "2"], postgres.Server.Ask(database, "select version from fleet_schema order by version"));
        Assert.Equal(
            ["m9|41|0|0|False", "machine|100|0|0|False"],
            postgres.Server.Ask(database, "select machine, requests, duplicate_calls, bytes_in_vain, observed from boots order by id"));

        // A machine that has not been updated goes on writing.
        postgres.Server.Do(database, """
            insert into boot_modules (boot, module, state, calls, requests, duplicates, avoided_calls, avoided_bytes, microseconds, waited, errno)
            select id, 'nvme', 'live', 1, 2, 1, 1, 9, 5, 3, 0 from boots where machine = 'm9'
            """);
        Assert.Equal(["nvme|0"], postgres.Server.Ask(database, "select module, boot_modules.duplicate_calls from boot_modules join boots on boots.id = boot_modules.boot where machine = 'm9'"));
    }

    [PostgresFact]
    public async Task Akka_itself_should_read_what_was_shipped()
    {
        var database = postgres.Create();
        await Write(FleetFiles.Stream, 3_000);
        FleetFiles.Store(postgres.Server.Connection(database), File).ShipAll();
        var where = $"provider-name = \"{ProviderName.PostgreSQL15}\", connection-string = \"{postgres.Server.Connection(database)}\", auto-initialize = false";
        var config = ConfigurationFactory.ParseString($$"""
            akka.persistence.query.journal.sql { write-plugin = akka.persistence.journal.sql, tag-read-mode = Csv, {{where}} }
            akka.persistence.journal.sql { {{where}} }
            """).WithFallback(Host.Journal.SqliteJournal.Hocon).WithFallback(Akka.Persistence.Sql.SqlPersistence.DefaultConfiguration);
        using var system = ActorSystem.Create("reader", config);
        using var materializer = system.Materializer();
        var events = await system.ReadJournalFor<SqlReadJournal>(SqlReadJournal.Identifier)
            .CurrentEventsByPersistenceId(FleetFiles.Stream, 0, long.MaxValue)
            .RunWith(Akka.Streams.Dsl.Sink.Seq<EventEnvelope>(), materializer);
        Assert.Equal(
            Database.RequestIds(File), events.Select(envelope => envelope.Event).OfType<RequestsAnswered>().SelectMany(e => e.Requests).Select(request => request.Id.Value));
        await system.Terminate();
    }

    private JournalRun Begin(string stream) => JournalRun.Start(File, options => options with { PersistenceId = stream });

    private async Task Write(string stream, int requests, int first = 1)
    {
        await using (var run = Begin(stream))
        {
            run.Tell(new ServiceStarted(Storm.Start, "1", 10, "6.1.0-x", "/m"));
            foreach (var part in Storm.Requests(requests, first).Chunk(100))
            {
                run.Tell(part);
                Assert.True((await run.Flush()).Complete);
            }
        }

        SqliteConnection.ClearAllPools();
    }

    private static async Task Until(Func<bool> done)
    {
        var deadline = System.Diagnostics.Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(deadline.Elapsed < HangGuard.Limit);
            await Task.Delay(20);
        }
    }
}
