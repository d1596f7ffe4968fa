using System.Text.Json;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Service;
using ActorLoad.Host.Tests.Journal;
using ActorLoad.Interop.Kernel.Stats;
using ActorLoad.Rpc.Messages;
using Akka.Actor;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Tests.Reports;

/// <summary>
/// A boot whose kernel counts by itself: three duplicates before the service was started, two since, which are in the journal too; of the modules' files it kept 1000 bytes each,
/// and unpacked 200 more.
/// </summary>
public sealed class KernelCountCommandSpec : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 7, 30, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-counts");

    private string File => Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Report_should_set_the_kernels_counts_beside_the_journals()
    {
        await using (var run = JournalRun.Start(File))
        {
            run.Tell([.. Boot(), Counted(9, CountOccasion.Stop, becoming: 5, bytes: 5_400)]);
            Assert.True((await run.Flush()).Complete);
        }

        SqliteConnection.ClearAllPools();
        var text = Done("report", "--journal", File);
        Assert.Contains("\ncounted   by the kernel itself, from 2026-03-01 07:30:00 until 2026-03-01 07:30:09 UTC (stop); 60 modules loaded in all, 8.79 MiB of memory\n", text);
        Assert.Matches(@"(?m)^FAILED ON +CALLS +BYTES +IN THIS JOURNAL +BYTES +BEFORE +BYTES$", text);
        Assert.Matches(@"(?m)^kread +0 +0 B +- +- +0 +0 B$", text);
        Assert.Matches(@"(?m)^becoming +2 +2\.34 KiB +2 +1\.95 KiB +3 +2\.93 KiB$", text);
        Assert.Matches(@"(?m)^load +0 +0 B +0 +0 B +0 +0 B$", text);
        Assert.Matches(@"(?m)^kvm\?\[1m +7 +Becoming$", text);
        using var json = JsonDocument.Parse(Done("report", "--journal", File, "--json"));
        var counted = json.RootElement.GetProperty("counted");
        Assert.Equal(2, counted.GetProperty("failed").GetProperty("becoming").GetProperty("calls").GetInt32());
        Assert.Equal("stop", counted.GetProperty("occasion").GetString());
        Assert.Contains("kernel-counted occasion=stop loaded=60 ", Done("journal", "--journal", File));
    }

    [Fact]
    public async Task A_report_of_the_running_boot_should_have_the_counts_of_now_and_leave_them_out_of_the_journal()
    {
        await using var run = JournalRun.Start(File, options => options with { PersistenceId = $"machine/{Identity.ThisBoot}" });
        await run.Recovered();
        run.Tell(Boot());
        var counting = KernelCounting.Start(run.System, new Counts(), coldplug: null, ActorRefs.Nobody, TimeProvider.System);
        using var desk = new LedgerDesk(run.Front, new JournalPlace(File), counting: counting);
        using var report = JsonDocument.Parse(await desk.AskAsync(new LedgerQuestion(LedgerTopic.Report), CancellationToken.None));
        var counted = report.RootElement.GetProperty("counted");
        Assert.Equal(("report", 39), (counted.GetProperty("occasion").GetString(), counted.GetProperty("failed").GetProperty("becoming").GetProperty("calls").GetInt32()));
        Assert.Single(Database.Events(File).OfType<KernelCounted>());
    }

    private static IEnumerable<ILedgerEvent> Boot()
    {
        var worker = new Requester(RequesterKind.Udev, 311, 0, "(udev-worker)", null, "/devices/virtio1", "virtio");
        yield return new ServiceStarted(At, "0.1.0", 312, "6.12.0", "/m", Mode: "observe");
        yield return Counted(0, CountOccasion.Start, becoming: 3, bytes: 3_000);
        foreach (var (errno, inserted) in new[] { (0, true), (17, false), (16, false) })
        {
            yield return new ObservedCall(At.AddSeconds(1), "finit_module", worker, 0, "/m/virtio_rng.ko", "virtio_rng", errno, inserted, 900, 1_000, "virtio");
        }
    }

    private static KernelCounted Counted(int second, CountOccasion occasion, long becoming, long bytes) => new(
        At.AddSeconds(second), occasion, new ModuleStats(60, 9_216_000, 0, 0, becoming, 0, 0, 0, bytes, 0, [new DuplicateStats("kvm\u001b[1m", 7, "Becoming")]));

    private static string Done(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var startup = Startup.From(arguments, output, errors);
        Assert.Equal((0, ""), (startup.ExitStatus, errors.ToString()));
        return output.ToString();
    }

    private sealed class Counts : IModuleStats
    {
        public ModuleStats? Read(out string? problem)
        {
            problem = null;
            return new ModuleStats(60, 9_216_000, 0, 0, 42, 0, 0, 0, 42_000, 0, []);
        }
    }
}
