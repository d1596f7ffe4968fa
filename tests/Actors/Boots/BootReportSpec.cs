using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Tests.Boots;

/// <summary>Reports of what the real actors told, against what the simulated kernel and the askers saw.</summary>
public sealed class BootReportSpec : LoaderSpec
{
    private const long FileBytes = 4096; // what every file of the simulated kernel has

    [Fact]
    public void Every_request_and_call_should_be_in_the_report_once()
    {
        Index.Add("xfs", "libcrc32c", "xfs");
        AskMany(30, "xfs");
        Pass(1);
        AskMany(5, "xfs");
        Ask("nothing");
        var report = Report();

        Assert.Equal(36, report.Requests.Total);
        Assert.Equal(
            (1L, 29L, 5L, 1L),
            (report.Requests.Roles["leader"], report.Requests.Roles["joined"], report.Requests.Roles["live"], report.Requests.Roles["unmet"]));
        Assert.Equal(36, report.Requests.Roles.Values.Sum());
        Assert.Equal((Kernel.Calls.Count, 2L, 0L), (report.Loads.Calls, report.Loads.Live, report.Loads.Failed));
        Assert.Equal(["libcrc32c", "xfs"], report.Modules.Select(module => module.Name));
        var xfs = report.Modules[1];
        Assert.Equal((1, 35L, 0L, "live"), (xfs.Calls, xfs.Requests.Values.Sum(), xfs.NeededBy, xfs.State));
        Assert.Equal((1, 0L, 35L), (report.Modules[0].Calls, report.Modules[0].Requests.Values.Sum(), report.Modules[0].NeededBy));
        Assert.Equal("nothing", Assert.Single(report.Unmet).Spec);
    }

    [Fact]
    public void A_duplicate_should_cost_what_kmod_would_have_called()
    {
        Index.Add("xfs", "libcrc32c", "xfs");
        Kernel.Script("/modules/libcrc32c.ko", Taking(10));
        Kernel.Script("/modules/xfs.ko", Taking(10));
        Ask("xfs");
        Pass(5);
        Ask("xfs"); // libcrc32c is loading: both would be duplicates
        Pass(10);
        Ask("xfs"); // libcrc32c is live, xfs is loading
        Pass(10);
        Ask("xfs"); // all live: a look, no call
        var cost = Report("6.4.0").Cost;

        Assert.Equal((2L, 3L, 3 * FileBytes, 1L), (cost.Calls, cost.CallsAvoided, cost.FileBytesAvoided, cost.AnsweredLive));
        Assert.Equal(new CostPart(3, 3 * FileBytes), cost.Avoided["becoming"]);
    }

    [Theory]
    [InlineData("6.1.0-18-amd64", "load", 2 * FileBytes)]
    [InlineData("6.4.3", "becoming", FileBytes)]
    [InlineData("6.12.38+deb13-amd64", "merged", 0)]
    [InlineData("", "becoming", FileBytes)]
    public void A_duplicate_should_be_counted_where_that_kernel_counts_it(string release, string where, long bytes)
    {
        Index.Add("xfs", "xfs");
        AskMany(2, "xfs");
        Pass(1);
        var cost = Report(release).Cost;
        Assert.Equal(new CostPart(1, bytes), cost.Avoided[where]);
        Assert.Equal((bytes, FileBytes), (cost.KernelBytesAvoided, cost.FileBytesAvoided));
    }

    [Theory]
    [InlineData(Errno.ENODEV, "init", FileBytes)]
    [InlineData(Errno.ENOENT, "load", 2 * FileBytes)]
    [InlineData(Errno.ENOEXEC, "becoming", FileBytes)]
    public void A_remembered_failure_should_save_the_repeat(int errno, string where, long bytes)
    {
        Index.Add("ast", "ast");
        Kernel.Script("/modules/ast.ko", Refused(errno));
        Ask("ast");
        Pass(5);
        AskMany(3, "ast");
        Pass(5);
        var report = Report();

        Assert.Equal(3L, report.Requests.Roles["remembered"]);
        Assert.Equal(new CostPart(3, 3 * bytes), report.Cost.Avoided[where]);
        var failed = Assert.Single(report.Failed);
        Assert.Equal(("ast", errno, Errno.Name(errno), "insert", 1), (failed.Name, failed.Errno, failed.ErrnoName, failed.Stage, failed.Calls));
        Assert.Equal("failed", Assert.Single(report.Modules).State);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_should_count_as_no_call()
    {
        Index.Add("lost", "lost");
        Kernel.Script("/modules/lost.ko", Simulation.SimulatedLoad.Failure(Errno.ENOENT, LoadStage.Open));
        AskMany(4, "lost");
        Pass(1);
        var report = Report();
        Assert.Equal((0L, 0L, 1L), (report.Loads.Calls, report.Cost.CallsAvoided, report.Loads.Failed));
    }

    [Fact]
    public void Duplicates_should_be_put_together_by_what_is_known_of_their_requesters()
    {
        const string Alias = "pci:v00008086d0000100Esv0000";
        Index.Add(Alias, "e1000");
        foreach (var device in (string[])["/devices/pci0000:00/0000:00:03.0", "/devices/pci0000:00/0000:00:04.0"])
        {
            Loader.Requests.Tell(new LoadRequest(
                new RequestKey(Alias, string.Empty, Interop.Index.ResolveFlags.UseBlacklist, InstallDepth: 0),
                new Requester(RequesterKind.Coldplug, 0, 0, Devpath: device, Subsystem: "pci", Seqnum: 7),
                new RecordingSink(),
                Clock.GetTimestamp()), TestActor);
        }

        Ask("e1000");
        Index.Add("e1000", "e1000");
        Ask("e1000");
        Pass(1);
        var groups = Report().Duplicates;

        Assert.Equal(new DuplicateGroup("pci", 2, 1, 1, FileBytes, groups.Bus[0].WaitMicroseconds), Assert.Single(groups.Bus));
        Assert.Equal(("pci", 2L), (groups.Subsystem.Single().Key, groups.Subsystem.Single().Requests));
        Assert.Equal([1L, 0L], groups.Device.Select(group => group.Duplicates));
        Assert.EndsWith("04.0", groups.Device[0].Key);
        Assert.Equal(["coldplug", "commandLine"], groups.Source.Select(group => group.Key).Order());
        Assert.Equal(["coldplug", "test"], groups.Requester.Select(group => group.Key).Order());
    }

    [Fact]
    public void Who_made_the_kernel_ask_should_stand_beside_the_answers_to_the_kernel()
    {
        Index.Add("fs-xfs", "xfs");
        for (var i = 0; i < 3; i++)
        {
            Ask("fs-xfs", kind: RequesterKind.Kernel);
        }

        Ask("fs-xfs"); // a person's, not the kernel's
        Ask("net-pf-10", kind: RequesterKind.Kernel);
        Pass(1);
        var report = BootReporter.Of(
            BootStory.Of(
            [
                new KernelAsked(Clock.GetUtcNow(), "net-pf-10", "sshd", 7, 0, "__sock_create", Waits: true),
                .. Enumerable.Range(8, 2).Select(pid => new KernelAsked(Clock.GetUtcNow(), "fs-xfs", "mount", pid, 0, "get_fs_type", Waits: true)),
                new KernelAsked(Clock.GetUtcNow(), "fs-xfs", "systemd", 1, 0, "get_fs_type", Waits: true),
                new KernelAsked(Clock.GetUtcNow(), "crypto-lost", "cryptomgr", 9, 0, "crypto_larval_lookup", Waits: true),
                .. Told,
            ]),
            "machine",
            "boot");

        Assert.Equal(
            [
                ("fs-xfs", "mount", "get_fs_type", 2L, "live=3"),
                ("crypto-lost", "cryptomgr", "crypto_larval_lookup", 1L, ""),
                ("fs-xfs", "systemd", "get_fs_type", 1L, "live=3"),
                ("net-pf-10", "sshd", "__sock_create", 1L, "unmet=1"),
            ],
            report.KernelAsked.Select(asker => (
                asker.Name, asker.Comm, asker.CallSite, asker.Asked, string.Join(',', asker.Answers.Select(answer => $"{answer.Key}={answer.Value}")))));
    }

    [Theory]
    [InlineData("/devices/system/cpu/cpu11", "11")]
    [InlineData("/devices/system/cpu/cpu", null)]
    [InlineData("/devices/system/cpu/cpuidle", null)]
    [InlineData("/devices/system/cpu/cpu1/cache", null)]
    [InlineData("/devices/pci0000:00/cpu1", null)]
    public void A_CPU_should_be_named_only_where_it_is_the_device(string devpath, string? cpu)
    {
        var request = new RequestAnswered(
            Clock.GetUtcNow(), new RequestId(1), new Requester(RequesterKind.Uevent, 0, 0, Devpath: devpath), "cpu:type:x86", 0, Role.Live, Outcome.Live, 0, 1);
        var groups = BootReporter.Of(BootStory.Of([request]), "machine", "boot").Duplicates.Cpu;
        Assert.Equal(cpu is null ? [] : [(cpu, 1L)], groups.Select(group => (group.Key, group.Duplicates)));
    }

    [Fact]
    public void Processes_should_be_told_with_what_is_above_them_and_equal_ones_be_one_group()
    {
        var report = BootReporter.Of(
            BootStory.Of([
                Asked(1, Modprobe(500, 4711), Role.Leader),
                Asked(2, Modprobe(500, 4711), Role.Live),
                Asked(3, Modprobe(501, 4712), Role.Live),
                Asked(4, Modprobe(502, 4800), Role.Live), // not told of, as when the journal lost it
                Asked(5, Modprobe(500, 9000), Role.Live), // the id again, for another process
                Asked(6, new Requester(RequesterKind.Uevent, 0, 0), Role.Live),
                new ProcessesSeen(Clock.GetUtcNow(), [
                    Process(500, 4711, "modprobe", "/usr/bin/actorload", 480, 4700),
                    Process(480, 4700, "sh", "/usr/bin/dash", 1, 3),
                    Process(1, 3, "systemd", "/usr/lib/systemd/systemd", 0, null),
                    Process(501, 4712, "modprobe", "/usr/bin/actorload", 480, 4700),
                    Process(500, 9000, "modprobe", null, 480, null)]),
                new ProcessesSeen(Clock.GetUtcNow(), [Process(480, 4700, "sh", "/usr/bin/dash", 2000, 4000)]), // told again after its parent's end
            ]),
            "machine",
            "boot");

        Assert.Equal(
            [("modprobe < sh < systemd", 3L, 2L), ("modprobe < ? (gone)", 1L, 1L)],
            report.Duplicates.Lineage.Select(group => (group.Key, group.Requests, group.Duplicates)));
        Assert.Equal(
            [
                (500, 47_110_000L, 2L, 1L, "/usr/bin/actorload", "sh[480] < systemd[1]"),
                (501, 47_120_000L, 1L, 1L, "/usr/bin/actorload", "sh[480] < systemd[1]"),
                (502, 48_000_000L, 1L, 1L, null, "?"),
                (500, 90_000_000L, 1L, 1L, null, "[480] (gone)"),
            ],
            report.Processes.Select(process => (process.Pid, process.StartedMicroseconds, process.Requests, process.Duplicates, process.Exe, process.Lineage)));
        Assert.Equal(
            [new ParentSummary(480, "sh", "/usr/bin/dash", 47_000_000), new ParentSummary(1, "systemd", "/usr/lib/systemd/systemd", 30_000)],
            report.Processes[0].Parents.AsEnumerable());
    }

    [Fact]
    public void Processes_in_a_circle_as_only_damage_can_make_them_should_end_somewhere()
    {
        var report = BootReporter.Of(
            BootStory.Of([Asked(1, Modprobe(7, 5), Role.Live), Process(7, 5, "a", null, 8, 5), Process(8, 5, "b", null, 7, 5)]), "machine", "boot");

        Assert.StartsWith("a < b < a < b", Assert.Single(report.Duplicates.Lineage).Key);
    }

    [Fact]
    public void Uevents_should_be_grouped_by_driver_and_by_who_had_them_sent()
    {
        var report = BootReporter.Of(
            BootStory.Of([
                Asked(1, new Requester(RequesterKind.Uevent, 0, 0, Driver: "rtc_cmos"), Role.Live),
                Asked(2, new Requester(RequesterKind.Coldplug, 0, 0, Driver: "rtc_cmos", SynthUuid: "34eb4c0d-96a5-49a2-823d-da8ad590467c"), Role.Live),
                Asked(3, new Requester(RequesterKind.Uevent, 0, 0, SynthUuid: "0"), Role.Live),
                Asked(4, Modprobe(500, 4711), Role.Live),
            ]),
            "machine",
            "boot");

        Assert.Equal([("rtc_cmos", 2L)], report.Duplicates.Driver.Select(group => (group.Key, group.Requests)));
        Assert.Equal(
            [("real", 1L), ("synthetic, by others", 1L), ("synthetic, by the service", 1L)],
            report.Duplicates.Event.Select(group => (group.Key, group.Requests)));
    }

    private static Requester Modprobe(int pid, long started) => new(RequesterKind.Modprobe, pid, 0, "modprobe", Started: started);

    private RequestAnswered Asked(long id, Requester by, Role role) => new(Clock.GetUtcNow(), new RequestId(id), by, "dummy", 0, role, Outcome.Live, 0, 10);

    private ProcessSeen Process(int pid, long started, string comm, string? exe, int parent, long? parentStarted) =>
        new(Clock.GetUtcNow(), pid, started, comm, exe, parent, parentStarted);

    private BootReport Report(string release = "6.4.0") => BootReporter.Of(
        BootStory.Of([new ServiceStarted(Clock.GetUtcNow(), "1", 1, release, "/modules"), .. Told]), "machine", "boot");
}
