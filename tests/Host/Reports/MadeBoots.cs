using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Tests.Journal;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Tests.Reports;

/// <summary>A journal of two boots, written by the real journal: the second has a module more, one less, one slower and one that fails.</summary>
internal static class MadeBoots
{
    internal const string First = "11111111-aaaa-4000-8000-000000000001";
    internal const string Second = "22222222-bbbb-4000-8000-000000000002";
    internal const string Observed = "00000000-eeee-4000-8000-000000000000";
    internal static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Requester Udev = new(
        RequesterKind.Coldplug, 0, 0, Devpath: "/devices/pci0000:00/0000:00:03.0", Subsystem: "pci", Seqnum: 7);

    internal static async Task WriteAsync(string path)
    {
        await Write(path, First, Boot(("e1000", 30_000, 0), ("floppy", 5_000, 0), ("ast", 2_000, 0)));
        await Write(path, Second, Boot(("e1000", 90_000, 0), ("nvme", 6_000, 0), ("ast", 2_000, 19)));
        SqliteConnection.ClearAllPools();
    }

    internal static async Task WriteLossyAsync(string path)
    {
        await Write(path, "33333333-cccb-4000-8000-000000000003", [.. Boot(("ast", 2_000, 0)), new EventsLost(At, 12, 10, "the disk is full")]);
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Beside them one in which the service only looked on: each module was called for twice, and the second call was a duplicate.</summary>
    internal static async Task WriteObservedAsync(string path)
    {
        await Write(path, Observed, ObservedBoot("e1000", "floppy", "ast"));
        SqliteConnection.ClearAllPools();
    }

    private static async Task Write(string path, string boot, IEnumerable<ILedgerEvent> events)
    {
        await using var run = JournalRun.Start(path, options => options with { PersistenceId = $"machine/{boot}" });
        await run.Recovered();
        run.Tell(events);
        Assert.True((await run.Flush()).Complete);
    }

    private static IEnumerable<ILedgerEvent> Boot(params (string Name, long Microseconds, int Errno)[] modules)
    {
        yield return new ServiceStarted(At, "0.1.0", 312, "6.4.0", "/lib/modules/6.4.0");
        var id = 0L;
        foreach (var (name, took, errno) in modules)
        {
            var began = At.AddMilliseconds(10);
            var plan = ++id;
            yield return new PlanMade(began, plan, $"pci:{name}", "ModulesAlias", 1, [$"{name}!"]);
            yield return new LoadStarted(began, $"/m/{name}.ko", name, "", id, 1, 0, 0, Udev.Describe());
            yield return new LoadFinished(began.AddMicroseconds(took), $"/m/{name}.ko", name, errno, "insert", errno == 0 ? null : "no such device", took, 100_000, 0);
            var outcome = errno == 0 ? Outcome.Live : Outcome.Failed;
            yield return Request(began, id, name, plan, Role.Leader, outcome, errno, took);
            yield return Request(began, ++id, name, plan, Role.Joined, outcome, errno, took);
        }

        yield return new KernelAsked(At, "fs-xfs", "mount\u001b[1m", 7, 0, "get_fs_type", Waits: true);
        yield return Request(At, ++id, "\u001b[31mevil", 0, Role.Unmet, Outcome.Unmet, 0, 100);
    }

    private static IEnumerable<ILedgerEvent> ObservedBoot(params string[] modules)
    {
        yield return new ServiceStarted(At, "0.1.0", 312, "6.4.0", "/lib/modules/6.4.0", Mode: "observe");
        for (var i = 0; i < modules.Length; i++)
        {
            var worker = new Requester(RequesterKind.Udev, 400 + i, 0, "(udev-worker)", null, $"/devices/pci0000:00/0000:00:0{i}.0", "pci");
            var began = At.AddMilliseconds(10 * i);
            yield return new ObservedCall(began, "finit_module", worker, 1, $"/m/{modules[i]}.ko", modules[i], 0, Inserted: true, 30_000, 100_000, "pci");
            yield return new ObservedCall(
                began.AddMilliseconds(1), "finit_module", worker with { Pid = 500 + i }, 2, $"/m/{modules[i]}.ko", modules[i], 17, Inserted: false, 29_000, 100_000, "pci");
        }
    }

    private static RequestAnswered Request(DateTimeOffset at, long id, string name, long plan, Role role, Outcome outcome, int errno, long wait) =>
        new(at, new RequestId(id), Udev, $"pci:{name}", plan, role, outcome, errno, wait);
}
