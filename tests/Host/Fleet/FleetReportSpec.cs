using System.Text.Json;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Fleet;
using ActorLoad.Host.Tests.Journal;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Tests.Fleet;

/// <summary><c>actorloadd report --fleet</c>, as a person types it, over four machines of one kind and one of another kernel.</summary>
[Collection(FleetCollection.Name)]
public sealed class FleetReportSpec(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Requester Udev = new(RequesterKind.Coldplug, 0, 0, Devpath: "/devices/pci0000:00/0000:00:03.0", Subsystem: "pci", Seqnum: 7);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-fleet");
    private string _connection = "";
    private string _database = "";

    public async Task InitializeAsync()
    {
        if (PostgresServer.Reason is not null)
        {
            return;
        }

        _database = postgres.Create();
        _connection = postgres.Server.Connection(_database);
        (string, long, int)[] usual = [("e1000", 30_000, 0), ("ast", 2_000, 0), ("nvme", 5_000, 0)];
        await Ship("m1", "6.1.0-1", usual);
        await Ship("m2", "6.1.0-1", usual);
        await Ship("m3", "6.1.0-1", [("e1000", 400_000, 0), ("ast", 2_000, 19), ("nvme", 5_000, 0)]);
        await Ship("m4", "6.1.0-1", [("e1000", 30_000, 0), ("ast", 2_000, 0)]);
        await Ship("m5", "6.12.0-1", [("e1000", 30_000, 5)]);
        await Ship("m6", Observed());
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [PostgresFact]
    public void Report_should_tell_duplicates_and_who_differs()
    {
        var text = Done("report", "--fleet", "--connection", _connection);
        Assert.StartsWith("fleet /", text);
        Assert.Contains("machines  6, 6 boots, of which 1 were observed\n", text);
        Assert.Contains("requests  24: 12 duplicates, 4 failed\n", text); // of each module two requests, of which one joined
        Assert.Contains("kernel    17 calls, 3 of them duplicates; 342 KiB of files read in vain\n", text); // two failed loads of 100,000 bytes, three calls of 50,000
        Assert.Matches(@"(?m)^6\.1\.0-1 +4 +4 +22 +11 +11 +0 +97\.7 KiB +11 ", text);
        Assert.Matches(@"(?m)^6\.12\.0-1 +1 +1 +2 +1 +1 +0 +97\.7 KiB +1 ", text);
        Assert.Matches(@"(?m)^6\.12\.0-9 +1 +1 +0 +0 +5 +3 +146 KiB +0 ", text);
        Assert.Matches(@"(?m)^e1000 +5 +10 +5 +5 +0 +97\.7 KiB +5 ", text);
        Assert.Matches(@"(?m)^virtio_rng +1 +0 +0 +5 +3 +146 KiB +0 ", text);
        Assert.Matches(@"(?m)^m3 +\S+ +ast +failed: ENODEV +3 of 4 ", text);
        Assert.Matches(@"(?m)^m3 +\S+ +e1000 +slower: 400 ms +4 of 4 +30\.0 ms ", text);
        Assert.Matches(@"(?m)^m4 +\S+ +nvme +missing +3 of 4 ", text);
        Assert.DoesNotMatch(@"(?m)^m[1256] ", text);
    }

    [PostgresFact]
    public void Report_should_be_the_same_as_JSON()
    {
        using var report = JsonDocument.Parse(Done("report", "--fleet", "--json", $"--connection={_connection}", "--rows", "2"));
        var root = report.RootElement;
        Assert.Equal(6, root.GetProperty("totals").GetProperty("machines").GetInt32());
        Assert.Equal((1, 3), (root.GetProperty("totals").GetProperty("observed").GetInt32(), root.GetProperty("totals").GetProperty("duplicateCalls").GetInt32()));
        Assert.Equal(24, root.GetProperty("totals").GetProperty("requests").GetInt32());
        Assert.Equal(2, root.GetProperty("modules").GetArrayLength());
        Assert.Equal("e1000", root.GetProperty("slowest")[0].GetProperty("name").GetString());
        Assert.Equal(400_000, root.GetProperty("slowest")[0].GetProperty("longest").GetInt64());
        Assert.Equal(["failed", "missing"], root.GetProperty("differing").EnumerateArray().Select(one => one.GetProperty("what").GetString()));
    }

    [PostgresFact]
    public void Figures_should_be_those_of_the_machines_own_reports()
    {
        var own = Actors.Boots.Summaries.BootReporter.Of(Actors.Boots.BootStory.Of(Database.Events(File("m3"))), "m3", "b");
        Assert.Equal(
            [$"{own.Requests.Total}|{own.Cost.Calls}|{own.Cost.CallsAvoided}|{own.Cost.FileBytesAvoided}|{own.Cost.KernelBytesAvoided}|{own.Cost.Waited.Total}|{own.Requests.Failed}"],
            postgres.Server.Ask(_database, "select requests, calls, avoided_calls, avoided_bytes, avoided_kernel_bytes, waited, failed from boots where machine = 'm3'"));
        Assert.Equal(
            own.Modules.Select(module => $"{module.Name}|{module.State}|{module.Calls}|{module.CallsAvoided}|{module.Microseconds}"),
            postgres.Server.Ask(_database, "select module, state, m.calls, m.avoided_calls, microseconds from boot_modules m join boots b on b.id = m.boot where machine = 'm3' order by module"));
    }

    [PostgresFact]
    public void Boots_that_ended_before_should_not_be_counted() =>
        Assert.Contains("machines  0, 0 boots\n", Done("report", "--fleet", "--days", "1", "--connection", _connection));

    [PostgresFact]
    public void A_database_that_cannot_be_asked_should_be_said_plainly()
    {
        var errors = new StringWriter();
        Assert.Equal(1, Startup.From(["report", "--fleet", "--connection", "Host=/nonexistent;Database=x;Username=y"], TextWriter.Null, errors).ExitStatus);
        Assert.StartsWith("actorloadd: fleet /nonexistent/x: it cannot be reached: ", errors.ToString());

        errors = new StringWriter();
        Assert.Equal(1, Startup.From(["report", "--fleet", "--connection", postgres.Server.Connection(postgres.Create())], TextWriter.Null, errors).ExitStatus);
        Assert.Contains("its tables are of version 0, 2 is needed", errors.ToString());
    }

    [Theory]
    [InlineData("no fleet is configured", "report", "--fleet")]
    [InlineData("unknown argument \"--boot\"", "report", "--fleet", "--boot", "1")]
    [InlineData("a password does not belong here", "report", "--fleet", "--connection", "Host=a;Password=hush")]
    [InlineData("--days wants a whole number", "report", "--fleet", "--days", "soon")]
    [InlineData("say 'fleet schema'", "fleet", "skema")]
    public void A_wrong_command_line_should_be_refused(string said, params string[] arguments)
    {
        var errors = new StringWriter();
        Assert.Equal(2, Startup.From(arguments, TextWriter.Null, errors).ExitStatus);
        Assert.Contains(said, errors.ToString());
        Assert.DoesNotContain("hush", errors.ToString());
    }

    private static string Done(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var status = Startup.From(arguments, output, errors).ExitStatus;
        Assert.True(errors.ToString().Length == 0, errors.ToString());
        Assert.Equal(0, status);
        return output.ToString();
    }

    private string File(string machine) => Path.Combine(_folder.FullName, $"{machine}.db");

    private Task Ship(string machine, string kernel, params (string Name, long Microseconds, int Errno)[] modules) => Ship(machine, Boot(kernel, modules));

    private async Task Ship(string machine, IEnumerable<ILedgerEvent> boot)
    {
        var stream = $"{machine}/11111111-aaaa-4000-8000-000000000001";
        await using (var run = JournalRun.Start(File(machine), options => options with { PersistenceId = stream }))
        {
            run.Tell(boot);
            Assert.True((await run.Flush()).Complete);
        }

        SqliteConnection.ClearAllPools();
        FleetFiles.Store(_connection, File(machine), $"{machine}/the-boot-after").ShipAll();
    }

    // Others called five times for virtio_rng: it became live, and two read it for nothing; one was merged; one failed.
    private static IEnumerable<ILedgerEvent> Observed()
    {
        var worker = new Requester(RequesterKind.Udev, 311, 0, "(udev-worker)", null, "/devices/virtio1", "virtio");
        yield return new ServiceStarted(At, "0.1.0", 312, "6.12.0-9", "/m", Mode: "observe");
        foreach (var (errno, inserted) in new[] { (0, true), (17, false), (16, false), (0, false), (19, true) })
        {
            yield return new ObservedCall(At, "finit_module", worker, 0, "/m/virtio_rng.ko", "virtio_rng", errno, inserted, 900, 50_000, "virtio");
        }
    }

    private static IEnumerable<ILedgerEvent> Boot(string kernel, IEnumerable<(string Name, long Microseconds, int Errno)> modules)
    {
        yield return new ServiceStarted(At, "0.1.0", 312, kernel, "/m");
        var id = 0L;
        foreach (var (name, took, errno) in modules)
        {
            var plan = ++id;
            yield return new PlanMade(At, plan, $"pci:{name}", "ModulesAlias", 1, [$"{name}!"]);
            yield return new LoadStarted(At, $"/m/{name}.ko", name, "", id, 1, 0, 0, Udev.Describe());
            yield return new LoadFinished(At.AddMicroseconds(took), $"/m/{name}.ko", name, errno, "insert", null, took, 100_000, 0);
            var outcome = errno == 0 ? Outcome.Live : Outcome.Failed;
            yield return new RequestAnswered(At, new RequestId(id), Udev, $"pci:{name}", plan, Role.Leader, outcome, errno, took);
            yield return new RequestAnswered(At, new RequestId(++id), Udev, $"pci:{name}", plan, Role.Joined, outcome, errno, took);
        }
    }
}
