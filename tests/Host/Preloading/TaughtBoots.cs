using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Tests.Journal;
using ActorLoad.Interop.Index;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Tests.Preloading;

/// <summary>Boots that a list can be learned from, written by the real journal.</summary>
internal static class TaughtBoots
{
    internal const string Machine = "machine";
    internal const string Kernel = "6.1.0-x";
    internal const string Tree = "/m";

    /// <summary>Long enough ago that each of these boots has outlived its beginning.</summary>
    internal static readonly DateTimeOffset At = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1);

    /// <summary>How long that beginning is.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMilliseconds(100);

    internal static string Devpath(string module) => $"/devices/{module}";

    internal static async Task WriteAsync(string path, string boot, string kernel, params string[] modules)
    {
        await using (var run = JournalRun.Start(path, options => options with { PersistenceId = $"{Machine}/{boot}" }))
        {
            await run.Recovered();
            run.Tell([.. Events(kernel, modules), new ServiceStopped(At.AddMinutes(30), "SIGTERM")]);
            Assert.True((await run.Flush()).Complete);
        }

        SqliteConnection.ClearAllPools();
    }

    /// <summary>A boot in which a device asked for each of them.</summary>
    internal static IEnumerable<ILedgerEvent> Events(string kernel, params string[] modules)
    {
        yield return new ServiceStarted(At, "1", 10, kernel, Tree);
        var id = 0L;
        foreach (var name in modules)
        {
            var (asked, file) = (At.AddMilliseconds(++id), $"{Tree}/{name}.ko");
            ImmutableArray<PlannedStep> steps = [new PlannedStep(file, StepAction.Insert, Required: true, [], [])];
            yield return new PlanMade(asked, id, $"pci:{name}", "ModulesAlias", 1, [$"{name}!"], [new PlannedMatch(name, Blacklisted: false, 0, steps)]);
            yield return new LoadStarted(asked, file, name, "", id, 1, 0, 0, "coldplug");
            yield return new LoadFinished(asked, file, name, 0, "insert", null, 100, 4096, 0);
            yield return new RequestAnswered(
                asked, new RequestId(id), new Requester(RequesterKind.Coldplug, 0, 0, Devpath: Devpath(name), Subsystem: "pci"), $"pci:{name}", id, Role.Leader, Outcome.Live, 0, 100);
        }
    }
}
