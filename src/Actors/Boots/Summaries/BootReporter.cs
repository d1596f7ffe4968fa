using System.Collections.Immutable;
using ActorLoad.Actors.Boots.Cost;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Makes a report of a story. Pure; some milliseconds for a boot, some hundred for one of a hundred thousand requests.</summary>
public static class BootReporter
{
    private const int Format = 1;
    private const int SlowestShown = 20;

    /// <summary>The report.</summary>
    /// <param name="story">What happened.</param>
    /// <param name="machine">On which machine.</param>
    /// <param name="boot">In which boot.</param>
    /// <param name="pending">Events that the service has, and the journal not yet.</param>
    /// <param name="isOver">The boot is known to be over: a last run without an end was cut off, too.</param>
    public static BootReport Of(BootStory story, string machine, string boot, long pending = 0, bool isOver = false)
    {
        var histories = new ModuleHistories(story);
        var cost = new CostTally(story, histories);
        var processes = new ProcessTree(story);
        var table = new ModuleTable(story, cost);
        var modules = table.Rows();
        return new BootReport(
            Format,
            machine,
            boot,
            story.First,
            story.Last,
            story.Runs,
            Requests(story),
            Loads(story),
            Cost(story, cost),
            modules,
            DuplicateTable.Of(story, cost, processes),
            Slowest(story, cost),
            table.Failed(modules),
            Unmet(story),
            KernelAskerTable.Of(story),
            ProcessesTable.Of(story, processes),
            story.Foreign,
            story.Gone,
            story.Slow,
            [.. story.Coldplugs.Select(Coldplug)],
            Missing(story, pending, isOver),
            CallTotals.Of(BootAttempt.Of(story)),
            ObservedTable.Of(story),
            PreloadSummary.Of(story),
            KernelCountSummary.Of(story));
    }

    private static RequestTotals Requests(BootStory story) => new(
        story.Requests.Length,
        Words.Count(story.Requests.Where(request => !HasLeft(request)).Select(request => request.Role)),
        Words.Count(story.Requests.Select(request => request.Outcome)),
        story.Requests.Count(HasLeft),
        story.Requests.Count(request => request.Outcome == Outcome.Failed));

    private static bool HasLeft(BootRequest request) => request.Outcome is Outcome.TimedOut or Outcome.Abandoned;

    private static LoadTotals Loads(BootStory story) => new(
        story.Loads.Length,
        story.Loads.Count(load => load.IsCall),
        story.Loads.Count(load => load.IsSuccess),
        story.Loads.Count(load => load.IsFailure),
        story.Loads.Count(load => load.Ended is null),
        story.Loads.Where(load => load.IsSuccess).Sum(load => load.FileBytes),
        story.Loads.Sum(load => load.Microseconds));

    private static CostSummary Cost(BootStory story, CostTally cost) => new(
        story.Loads.Count(load => load.IsCall),
        cost.Calls,
        cost.FileBytes,
        cost.KernelBytes,
        cost.ByCharge,
        cost.IsLeast,
        story.Requests.Count(request => request.Role == Role.Live),
        Waited(story));

    private static WaitSummary Waited(BootStory story)
    {
        long[] waits = [.. story.Requests.Select(request => request.WaitMicroseconds)];
        Array.Sort(waits);
        return waits.Length == 0
            ? new WaitSummary(0, 0, 0, 0)
            : new WaitSummary(waits.Sum(), waits[waits.Length / 2], waits[(int)(waits.Length * 0.99)], waits[^1]);
    }

    private static ImmutableArray<LoadSummary> Slowest(BootStory story, CostTally cost) => [.. story.Loads
        .Where(load => load.Ended is not null)
        .OrderByDescending(load => load.Microseconds)
        .Take(SlowestShown)
        .Select(load => new LoadSummary(
            load.Name, load.Path, load.Began, load.Microseconds, load.Errno, load.Requester, cost.WaitersOf(load) + (load.Leader == 0 ? 0 : 1)))];

    private static ImmutableArray<UnmetSummary> Unmet(BootStory story) => [.. story.Requests
        .Where(request => request.Outcome == Outcome.Unmet)
        .GroupBy(request => request.Spec, StringComparer.Ordinal)
        .Select(group => new UnmetSummary(
            group.Key,
            group.Count(),
            [.. group.Select(request => Words.Of(request.Requester.Kind)).Distinct().Order(StringComparer.Ordinal)],
            group.MinBy(request => request.At).Requester.Describe()))
        .OrderByDescending(unmet => unmet.Requests)
        .ThenBy(unmet => unmet.Spec, StringComparer.Ordinal)];

    private static ColdplugSummary Coldplug(BootColdplug walk) => new(
        walk.Started.Uuid,
        walk.Started.Reason,
        walk.Started.At,
        walk.Finished?.Microseconds,
        walk.Finished?.Devices ?? 0,
        walk.Finished?.Poked ?? 0,
        walk.Finished?.Failed ?? 0);

    private static MissingSummary Missing(BootStory story, long pending, bool isOver) => new(
        pending,
        story.Lost.Sum(loss => loss.Events),
        story.Lost.Sum(loss => loss.Requests),
        story.Lost,
        story.SetAside,
        story.Overruns.Length,
        story.TraceLost,
        story.Runs.SkipLast(isOver ? 0 : 1).Count(run => run.Stopped is null),
        story.Unknown,
        story.Unreadable);
}
