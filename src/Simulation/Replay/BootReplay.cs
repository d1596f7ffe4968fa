using System.Collections.Immutable;
using ActorLoad.Actors;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Simulation.Replay;

/// <summary>
/// Feeds a recorded boot to the service's own actors, over a simulated kernel and in virtual time. The kernel of this machine is not
/// asked for anything. Equal boots give equal replays.
/// </summary>
public sealed class BootReplay : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly BootStory _story;
    private readonly WhatIf _whatIf;
    private readonly MessageOrder _order;
    private readonly VirtualActors _actors;
    private readonly List<ILedgerEvent> _told = [];
    private readonly List<BootRequest> _asked = [];
    private readonly ReplayedLoads _loads;
    private readonly ReplayedIndex _index = new();
    private readonly SimulatedKernel _linux;
    private readonly ReplayedKernel _kernel;
    private readonly IActorRef _journal;
    private Loader? _loader;
    private int _waiting;

    private BootReplay(BootStory story, WhatIf whatIf, MessageOrder order)
    {
        (_story, _whatIf, _order) = (story, whatIf, order);
        _actors = new VirtualActors(story.First ?? DateTimeOffset.UnixEpoch);
        _loads = new ReplayedLoads(_actors.Time);
        _linux = new SimulatedKernel(_actors.Time.Schedule, _loads.Next);
        _kernel = new ReplayedKernel(_linux, whatIf.Parallel ?? int.MaxValue, name => See(name, added: true));
        Time.Latency = order.Latency();
        _journal = _actors.System.ActorOf(LedgerCollector.Props(_told), "journal");
    }

    private VirtualTime Time => _actors.Time;

    /// <summary>Why a boot cannot be replayed; null if it can.</summary>
    public static string? WhyNot(BootStory story)
    {
        if (story.Requests.IsEmpty && story.Loads.IsEmpty)
        {
            return "nothing was asked for in it";
        }

        var lost = story.Lost.Sum(loss => loss.Events);
        var unreadable = story.Unreadable.Values.Sum();
        return lost > 0 ? $"{lost} of its events were lost ({story.Lost[0].Reason})"
            : unreadable > 0 ? $"{unreadable} of its events are damaged"
            : story.SetAside.Length > 0 ? $"its beginning is in {story.SetAside[0].Path}, which was set aside ({story.SetAside[0].Reason})"
            : null;
    }

    /// <summary>Replays it.</summary>
    /// <param name="story">The boot; one for which <see cref="WhyNot"/> has nothing to say.</param>
    /// <param name="whatIf">What is to be different.</param>
    public static ReplayResult Run(BootStory story, WhatIf whatIf)
    {
        if (!whatIf.Converge)
        {
            return new ReplayResult(ReplayFigures.Of(story), UnsharedBoot.Run(story, whatIf), [], Story: null);
        }

        // Where a finished task goes on is the pool's business otherwise, and then nothing repeats.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var (order, best) = Find(story);
            return whatIf == WhatIf.Nothing ? best : Run(story, whatIf, order);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    // The first order that leads to what was recorded, or the one that comes nearest.
    private static (MessageOrder Order, ReplayResult Result) Find(BootStory story)
    {
        (MessageOrder Order, ReplayResult Result)? best = null;
        foreach (var order in MessageOrder.All(story.Requests.Length))
        {
            var result = Run(story, WhatIf.Nothing, order);
            if (best is null || result.Distance < best.Value.Result.Distance)
            {
                best = (order, result);
            }

            if (result.IsExact)
            {
                break;
            }
        }

        return best!.Value;
    }

    private static ReplayResult Run(BootStory story, WhatIf whatIf, MessageOrder order)
    {
        using var replay = new BootReplay(story, whatIf, order);
        return replay.Replay();
    }

    /// <inheritdoc/>
    public void Dispose() => _actors.Dispose();

    private ReplayResult Replay()
    {
        foreach (var name in FirstStates.Live(_story))
        {
            _linux.SetState(name, InitState.Live);
        }

        foreach (var load in _story.Foreign)
        {
            At(load.At - _story.First!.Value, () => LoadedByOthers(load));
        }

        int[] runs = [.. _story.Requests.Select(request => request.Run).Concat(_story.Loads.Select(load => load.Run)).Distinct().Order()];
        foreach (var number in runs)
        {
            Begin(new RunReading(_story, number));
        }

        return ReplayResult.Of(_story, BootStory.Of(_told), _asked);
    }

    private void Begin(RunReading run)
    {
        var timing = new RunTiming(run, _order);
        Time.Advance(run.Begins > Time.Now ? run.Begins - Time.Now : TimeSpan.Zero);
        var earlier = _told.Aggregate(Ledger.Empty, (ledger, happened) => ledger.Apply(happened));
        Stop();
        Script(run, timing);
        Start(run, timing, earlier);
        foreach (var gone in _story.Gone.Where(gone => run.Since(gone.At) >= run.Begins && (run.Ends is null || run.Since(gone.At) < run.Ends)))
        {
            At(Removal(run, timing, gone), () => Remove(gone));
        }

        RemoveUnseen(run, timing);
        foreach (var arrival in timing.Arrivals)
        {
            _asked.Add(arrival.Request);
            At(arrival.At, () => Ask(run, arrival));
        }

        _waiting = timing.Arrivals.Count(arrival => !arrival.IsGuessed);
        RunUntil(run.Ends);
    }

    private void RunUntil(TimeSpan? ends)
    {
        if (ends is { } end)
        {
            Time.Advance(end > Time.Now ? end - Time.Now - new TimeSpan(1) : TimeSpan.Zero);
            return;
        }

        var last = (_story.Last ?? _story.First)! - _story.First!;
        while ((_waiting > 0 || Time.Now < last) && Time.Now < last + Patience && Time.Step())
        {
        }

        Time.Latency = null;
        Time.Advance(new TimeSpan(TimeSpan.TicksPerMillisecond));
    }

    private void Script(RunReading run, RunTiming timing)
    {
        _loads.Forget();
        foreach (var load in run.Loads)
        {
            var liveAfterwards = load.Errno == Errno.EEXIST && run.Find(load.Leader) is { Outcome: Outcome.Live, Plan: { } plan } && PlanReading.Needs(plan, load.Name);
            var end = timing.EndOf(load);
            _loads.Add(new ReplayedLoad(load, run.Since(load.Began), load.LookedUp ? end - new TimeSpan(1) : end, liveAfterwards));
        }
    }

    private ReplayedPlans PlansOf(RunReading run, RunTiming timing)
    {
        var plans = new ReplayedPlans();
        var paths = run.Loads.GroupBy(load => load.Name).ToDictionary(group => group.Key, group => group.First().Path, StringComparer.Ordinal);
        foreach (var plan in run.Plans)
        {
            plans.Add(timing.Of(plan), PlanReading.Read(plan, name => paths.GetValueOrDefault(name, $"/{name}.ko")));
        }

        foreach (var group in run.Requests.Where(request => request is { Plan: null, Role: Role.Unmet }).GroupBy(request => request.Spec))
        {
            var first = group.MinBy(request => request.Answered);
            plans.Add(run.Since(first.Answered), new(first.Spec, Interop.Index.LookupSource.None, [], run.Plans.FirstOrDefault()?.Generation ?? 0, first.Errno));
        }

        return plans;
    }

    private void Start(RunReading run, RunTiming timing, Ledger earlier)
    {
        if (run.Run is { } service)
        {
            _told.Add(new ServiceStarted(service.Started, service.Version, service.Pid, service.KernelRelease, service.ModulesDirectory, service.Settings));
        }

        _index.Generation = run.Plans.FirstOrDefault()?.Generation ?? 0;
        foreach (var plan in run.Plans.Where(plan => plan.Generation > _index.Generation).DistinctBy(plan => plan.Generation))
        {
            var seen = run.LeaderOf(plan) is { } leader ? timing.Arrivals.First(arrival => arrival.Request.Id == leader.Id).At : run.Since(plan.At);
            At(seen, () => _index.Generation = plan.Generation);
        }

        var settings = (run.Run?.Settings ?? RunSettings.Default).SetItems(_whatIf.Settings);
        var parts = new LoaderParts(
            _kernel, _index, new ReplayedCommands(run, Time, _linux), _actors.Clock, RunSettings.Failures(settings), RunSettings.Requests(settings));
        var restorer = _actors.System.ActorOf(LedgerRestorer.Props(parts));
        _loader = Loader.Start(new Folder(_actors.System, run.Run?.Number ?? 0), parts, _journal, ReplayedResolver.Props(PlansOf(run, timing), Time));
        restorer.Tell(_loader);
        var lookedUp = _story.Loads.Where(load => load.LookedUp).Select(load => run.Since(load.Ended!.Value)).Where(at => at >= run.Begins);
        At(lookedUp.DefaultIfEmpty(run.Begins).Min(), () => restorer.Tell(new LedgerRecovered(earlier)));
    }

    private void Stop()
    {
        if (_loader is { } loader)
        {
            _actors.System.Stop(loader.Requests);
            _actors.System.Stop(loader.Modules);
            _actors.System.Stop(loader.Resolver);
            _linux.KillCaller();
        }
    }

    private void Ask(RunReading run, Arrival arrival)
    {
        var request = arrival.Request;
        var terms = request.Terms ?? RequestTerms.Usual(request.Requester.Kind);
        var sink = new ReplayedSink(() => _waiting -= arrival.IsGuessed ? 0 : 1);
        if (request.Outcome == Outcome.Abandoned)
        {
            // Noticed by the sweep, which comes every 100 ms, or when there was an answer.
            At(Later(run.Since(request.Answered) - (request.Plan is null ? RequestRouter.SweepInterval : TimeSpan.Zero), arrival.At), () => sink.IsGone = true);
        }

        if (KernelRequests.Paths(terms.Within) is [var asking, ..])
        {
            _linux.Ask(asking, request.Spec);
        }

        _loader!.Requests.Tell(new LoadRequest(
            new RequestKey(request.Spec, terms.Parameters, terms.Flags, terms.InstallDepth),
            request.Requester,
            sink,
            run.Since(request.At).Ticks,
            terms.FirstTime,
            terms.Retry,
            terms.Force,
            terms.TimeoutMicroseconds is { } timeout ? TimeSpan.FromMicroseconds(timeout) : null));
    }

    private void LoadedByOthers(ForeignLoad load)
    {
        _linux.SetState(load.Name, InitState.Live);
        See(load.Name, added: true, load.Seqnum);
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
        foreach (var foreign in _story.Foreign)
        {
            var next = run.Loads.FirstOrDefault(load => load.Name == foreign.Name && load.Began > foreign.At);
            if (next is not null && !_story.Gone.Any(gone => gone.Name == foreign.Name && gone.At > foreign.At && gone.At <= next.Began))
            {
                At(Before(timing, next) ?? run.Since(next.Began), () => _linux.Remove(foreign.Name));
            }
        }
    }

    private void Remove(ModuleGone gone)
    {
        _linux.Remove(gone.Name);
        See(gone.Name, added: false);
    }

    private void See(string name, bool added, long seqnum = 0)
    {
        var seen = new ModuleSeen(name, added, seqnum);
        _loader?.Modules.Tell(seen);
        _loader?.Requests.Tell(seen);
    }

    private void At(TimeSpan at, Action action) => Time.Schedule(at > Time.Now ? at - Time.Now : TimeSpan.Zero, action);

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    // The actors of each run have names of their own.
    private sealed class Folder(ActorSystem system, int run) : IActorRefFactory
    {
        public IActorRef ActorOf(Props props, string? name = null) => system.ActorOf(props, $"run-{run}-{name}");

        public ActorSelection ActorSelection(ActorPath actorPath) => system.ActorSelection(actorPath);

        public ActorSelection ActorSelection(string actorPath) => system.ActorSelection(actorPath);

        public void Stop(IActorRef actor) => system.Stop(actor);
    }
}
