using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation.Replay;

/// <summary>
/// Replays a boot by its times alone, message by message at once: where something is to be different, and where an old journal does not
/// have the order in which the actors decided. Not thread-safe.
/// </summary>
/// <param name="stage">Where.</param>
/// <param name="story">What the journal says.</param>
/// <param name="fitsRoles">Whether moments that the journal leaves open are chosen to fit the roles, see <see cref="RunTiming"/>.</param>
/// <param name="preload">What is asked for at the start, too; null for nothing.</param>
internal sealed class FittedReplay(ReplayStage stage, BootStory story, bool fitsRoles, ReplayedPreload? preload = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private int _waiting;

    /// <summary>Replays it.</summary>
    internal void Replay(IEnumerable<RunReading> runs)
    {
        foreach (var name in FirstStates.Live(story))
        {
            stage.Linux.SetState(name, InitState.Live);
        }

        foreach (var load in story.Foreign)
        {
            stage.At(load.At - story.First!.Value, () => LoadedByOthers(load));
        }

        foreach (var run in runs)
        {
            Replay(run);
        }
    }

    private void Replay(RunReading run)
    {
        var timing = new RunTiming(run, fitsRoles);
        stage.AdvanceTo(run.Begins);
        stage.Loads.Forget();
        foreach (var load in run.Loads)
        {
            stage.Loads.Add(Script(run, timing, load));
        }

        var plans = PlansOf(run, timing);
        stage.Begin(run, new ReplayedCommands(run, stage.Time, stage.Linux), ReplayedResolver.Props(plans, stage.Time), stage.Restores(run));
        foreach (var plan in run.Plans.Where(plan => plan.Generation > stage.Index.Generation).DistinctBy(plan => plan.Generation))
        {
            var seen = run.LeaderOf(plan) is { } leader ? timing.Arrivals.First(arrival => arrival.Request.Id == leader.Id).At : run.Since(plan.At);
            stage.At(seen, () => stage.Index.Generation = plan.Generation);
        }

        if (preload is not null && run.Begins == TimeSpan.Zero)
        {
            preload.Begin(stage, plans, run);
        }

        Remove(run, timing);
        foreach (var arrival in timing.Arrivals)
        {
            stage.At(arrival.At, () => Ask(run, arrival));
        }

        _waiting = timing.Arrivals.Count(arrival => !arrival.IsGuessed);
        RunUntil(run.Ends);
    }

    private void RunUntil(TimeSpan? ends)
    {
        if (ends is { } end)
        {
            stage.AdvanceTo(end - new TimeSpan(1));
            return;
        }

        var last = (story.Last ?? story.First)! - story.First!;
        while ((_waiting > 0 || stage.Time.Now < last) && stage.Time.Now < last + Patience && stage.Time.Step())
        {
        }

        stage.Time.Advance(new TimeSpan(TimeSpan.TicksPerMillisecond));
    }

    private static ReplayedLoad Script(RunReading run, RunTiming timing, BootLoad load)
    {
        var liveAfterwards = load.Errno == Errno.EEXIST && run.Find(load.Leader) is { Outcome: Outcome.Live, Plan: { } plan } && PlanReading.Needs(plan, load.Name);
        var end = timing.EndOf(load);
        return new ReplayedLoad(load, run.Since(load.Began), load.LookedUp ? end - new TimeSpan(1) : end, liveAfterwards);
    }

    private static ReplayedPlans PlansOf(RunReading run, RunTiming timing)
    {
        var plans = new ReplayedPlans();
        var arrivals = timing.Arrivals.ToDictionary(arrival => arrival.Request.Id, arrival => arrival.At);
        var paths = run.Loads.GroupBy(load => load.Name).ToDictionary(group => group.Key, group => group.First().Path, StringComparer.Ordinal);
        foreach (var plan in run.Plans)
        {
            var asked = run.LeaderOf(plan) is { } leader ? arrivals[leader.Id] : timing.Of(plan);
            plans.Add(asked, timing.Of(plan), PlanReading.Read(plan, name => paths.GetValueOrDefault(name, $"/{name}.ko")));
        }

        foreach (var group in run.Requests.Where(request => request is { Plan: null, Role: Role.Unmet }).GroupBy(request => request.Spec))
        {
            var first = group.MinBy(request => request.Answered);
            plans.Add(run.Since(first.At), run.Since(first.Answered), new(first.Spec, LookupSource.None, [], run.Plans.FirstOrDefault()?.Generation ?? 0, first.Errno));
        }

        return plans;
    }

    private void Ask(RunReading run, Arrival arrival)
    {
        var request = arrival.Request;
        var isGone = false;
        if (request.Outcome == Outcome.Abandoned)
        {
            // Noticed by the sweep, which comes every 100 ms, or when there was an answer.
            var noticed = run.Since(request.Answered) - (request.Plan is null ? RequestRouter.SweepInterval : TimeSpan.Zero);
            stage.At(noticed > arrival.At ? noticed : arrival.At, () => isGone = true);
        }

        stage.Ask(run, request, new ReplayedSink(() => isGone, () => _waiting -= arrival.IsGuessed ? 0 : 1), request.Timeout);
    }

    private void LoadedByOthers(ForeignLoad load)
    {
        stage.Linux.SetState(load.Name, InitState.Live);
        stage.See(load.Name, added: true, load.Seqnum);
    }

    private void Remove(RunReading run, RunTiming timing)
    {
        foreach (var gone in story.Gone.Where(gone => run.Since(gone.At) >= run.Begins && (run.Ends is null || run.Since(gone.At) < run.Ends)))
        {
            stage.At(Removal(run, timing, gone), () =>
            {
                stage.Linux.Remove(gone.Name);
                stage.See(gone.Name, added: false);
            });
        }

        RemoveUnseen(run, timing);
    }

    // A removal that a request has found was before that request.
    private static TimeSpan Removal(RunReading run, RunTiming timing, ModuleGone gone)
    {
        var at = run.Since(gone.At);
        return run.Loads.FirstOrDefault(load => load.Name == gone.Name && load.Began >= gone.At) is { } next && Before(timing, next) is { } before && before <= at
            ? before
            : at;
    }

    private static TimeSpan? Before(RunTiming timing, BootLoad load) =>
        timing.Arrivals.FirstOrDefault(arrival => arrival.Request.Id == load.Leader) is { } finder ? finder.At - new TimeSpan(1) : null;

    // The service does not write down that a module is gone which it never had to do with; its own load of it later tells.
    private void RemoveUnseen(RunReading run, RunTiming timing)
    {
        foreach (var foreign in story.Foreign)
        {
            var next = run.Loads.FirstOrDefault(load => load.Name == foreign.Name && load.Began > foreign.At);
            if (next is not null && !story.Gone.Any(gone => gone.Name == foreign.Name && gone.At > foreign.At && gone.At <= next.Began))
            {
                stage.At(Before(timing, next) ?? run.Since(next.Began), () => stage.Linux.Remove(foreign.Name));
            }
        }
    }
}
