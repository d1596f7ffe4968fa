using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Modules.Life;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation.Replay;

/// <summary>
/// Replays one run of the service in the order in which its actors decided: before each decision the kernel and the indexes are as they
/// were seen at it, and its message is held until then. Not thread-safe.
/// </summary>
internal sealed class OrderedReplay
{
    // A message that should be there by now may come of something that takes longer here than it did.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ReplayStage _stage;
    private readonly RunReading _run;
    private readonly DecisionGate _gate;
    private readonly OrderedCommands _commands = new();
    private readonly Dictionary<long, BootRequest> _requests;
    private readonly Dictionary<long, Decision> _resolved;
    private readonly HashSet<long> _ended;
    private readonly Dictionary<StepToken, Decision> _ends;
    private readonly HashSet<long> _leaving = [];
    private bool _isSweeping;
    private long _lastAsked;

    private OrderedReplay(ReplayStage stage, RunReading run)
    {
        (_stage, _run) = (stage, run);
        _gate = new DecisionGate(run.Decisions);
        _resolved = run.Decisions.Where(made => made.Kind == DecisionKind.Resolved).DistinctBy(made => made.Request).ToDictionary(made => made.Request);
        _ended = [.. run.Decisions.Where(made => made.Kind == DecisionKind.Ended).Select(made => made.Request)];
        _ends = run.Decisions.Where(made => made.Kind == DecisionKind.StepEnded).DistinctBy(Token).ToDictionary(Token);
        _requests = run.Requests.Where(request => request.Order > 0).ToDictionary(request => request.Id);
    }

    /// <summary>Whether the journal has the order of all that happened.</summary>
    internal static bool IsPossible(BootStory story) => story.Requests.All(request => request.Order > 0);

    /// <summary>Replays a run, to the beginning of the next one.</summary>
    internal static void Replay(ReplayStage stage, RunReading run) => new OrderedReplay(stage, run).Replay();

    private static StepToken Token(Decision made) => new(made.Request, made.Step);

    private void Replay()
    {
        _stage.AdvanceTo(_run.Begins);
        _stage.Gate = _gate;
        foreach (var load in _run.Loads)
        {
            var ends = load.Ended is { } ended ? _run.Since(ended) - (load.LookedUp ? new TimeSpan(1) : TimeSpan.Zero) : (TimeSpan?)null;
            _stage.Loads.Add(new ReplayedLoad(load, _run.Since(load.Began), ends, IsLiveAfterwards: false));
        }

        var restored = _run.Decisions.FirstOrDefault(made => made.Kind == DecisionKind.Restored);
        var lookedUp = _stage.Restores(_run);
        _stage.Begin(_run, _commands, OrderedResolver.Props(Resolve), lookedUp > _run.Begins || restored is null ? lookedUp : _run.Since(restored.At));
        foreach (var point in DecisionPoint.Of(_run))
        {
            _stage.AdvanceTo(point.At);
            Make(point);
            Settle();
        }

        _stage.AdvanceTo(_run.Ends is { } end ? end - new TimeSpan(1) : _stage.Time.Now);
    }

    // All that follows, with the plans that begin by it.
    private void Settle()
    {
        _stage.Time.Advance(TimeSpan.Zero);
        while (_gate.NextBegin() is { } begin)
        {
            Begin(begin.Plan, [], () => _gate.Pass(begin.Receiver, begin.Plan));
        }
    }

    // The other targets were not live when the plan looked, which may have been later; until then, and for others, they may have been.
    private void Begin(BeginPlan begin, HashSet<int> live, Action send)
    {
        var plans = begin.Order.Resolution.Plans;
        foreach (var match in live)
        {
            _stage.Linux.SetState(plans[match].Target, InitState.Live);
        }

        string[] hidden = [.. plans.Where((_, match) => !live.Contains(match)).Select(plan => plan.Target).Where(_stage.Linux.Remove)];
        send();
        _stage.Time.Advance(TimeSpan.Zero);
        foreach (var name in hidden)
        {
            _stage.Linux.SetState(name, InitState.Live);
        }
    }

    private void Make(DecisionPoint point)
    {
        foreach (var seen in point.Decisions)
        {
            See(seen);
        }

        if (point.Arrival is { } arrival)
        {
            AskUntil(arrival.Id);
        }

        var held = point.Decisions.Where(made => Hold(made, point)).Select(DecisionKey.Of).Distinct().ToArray();
        foreach (var key in held)
        {
            Release(key, point);
        }
    }

    // What was seen; what it changes in the kernel's state is set where the decision is made.
    private void See(Decision seen)
    {
        switch (seen.Kind)
        {
            case DecisionKind.Indexed:
                _stage.Index.Generation = seen.Value ?? 0;
                break;
            case DecisionKind.NotLive:
                _stage.Linux.SetState(seen.Name!, InitState.Absent);
                break;
            case DecisionKind.SeenLive:
                _gate.Pass(_stage.Loader!.Modules, new ModuleSeen(seen.Name!, Added: true, seen.Value ?? 0));
                break;
            case DecisionKind.Left:
                _leaving.Add(seen.Request);
                break;
        }
    }

    // Whether it is made at a message that is held; else it is made here.
    private bool Hold(Decision made, DecisionPoint point)
    {
        switch (made.Kind)
        {
            case DecisionKind.Indexed or DecisionKind.NotLive or DecisionKind.SeenLive or DecisionKind.Epoch:
                return false;
            case DecisionKind.Left:
                Sweep();
                return false;
            case DecisionKind.Refused:
                _stage.Loader!.Requests.Tell(new StopRequests(TimeSpan.Zero), Akka.Actor.ActorRefs.NoSender);
                return false;
            case DecisionKind.Unloaded:
                _gate.Pass(_stage.Loader!.Requests, new ModuleSeen(made.Name!, Added: false, Seqnum: 0));
                return false;
            case DecisionKind.SeenGone:
                SetState(made.Name!, made.Value);
                _gate.Pass(_stage.Loader!.Modules, new ModuleSeen(made.Name!, Added: false, Seqnum: 0));
                return false;
            default:
                AskUntil(made.Request);
                return true;
        }
    }

    private void Sweep()
    {
        if (_leaving.Count > 0)
        {
            // The router looked at one moment, a little before it told who left: nobody else was late then.
            foreach (var late in _leaving.Select(id => _requests.GetValueOrDefault(id)))
            {
                _stage.AdvanceTo(late.Timeout is { } timeout ? _run.Since(late.At) + timeout : TimeSpan.Zero);
            }

            _isSweeping = true;
            _gate.Pass(_stage.Loader!.Requests, SweepRequests.Instance);
            Settle();
            _isSweeping = false;
            _leaving.Clear();
        }
    }

    private void Release(DecisionKey key, DecisionPoint point)
    {
        Settle();
        while (_gate.Peek(key) is null && _stage.Time.Now < point.At + Patience && _stage.Time.Step())
        {
        }

        if (_gate.Peek(key) is { } message)
        {
            Decision[] made = [.. point.Decisions.Where(made => DecisionKey.Of(made) == key)];
            if (message is BeginPlan begin)
            {
                Begin(begin, [.. made.Select(match => match.Step)], () => _gate.Release(key));
                return;
            }

            Prepare(message, made[0]);
            if (point.Decisions.FirstOrDefault(seen => seen.Kind == DecisionKind.Epoch)?.Value is { } epoch)
            {
                _stage.Epoch.Replay(epoch);
            }

            _gate.Release(key);
        }
    }

    // The kernel as it was seen at this decision.
    private void Prepare(object message, Decision made)
    {
        switch (message)
        {
            case EnsureLive wish:
                SetState(wish.Order.Name, made.Value ?? Known(wish.Order.Name));
                break;
            case HandBack back:
                SetState(back.Wish.Order.Name, made.Value ?? Known(back.Wish.Order.Name));
                break;
            case AttemptEnded ended:
                SetState(ended.Name, made.Value ?? (long)(ended.Result is { Succeeded: true } ? InitState.Live : InitState.Absent));
                break;
            case Look look:
                SetState(look.Name, made.Value);
                break;
            case BeginCommand begin:
                SetState(NameOf(begin.Token), made.Value);
                _commands.Next = _ends.TryGetValue(begin.Token, out var end) ? new CommandResult(end.Value is null ? 1 : 0) : null;
                break;
            case CommandEnded ended:
                SetState(NameOf(ended.Token), made.Value);
                break;
        }
    }

    private string NameOf(StepToken token) => _gate.Plans[token.Run].Plans[token.Match].Steps[token.Index].Name;

    // The state of which nothing was told, because it was as the module's actor had known it.
    private long? Known(string name)
    {
        LifeKind[] lives = [.. _gate.LivesOf(name)];
        return lives.Any(life => life is LifeKind.Loading or LifeKind.Coming) ? null
            : (long)(lives.Contains(LifeKind.Live) ? InitState.Live : InitState.Absent);
    }

    private void SetState(string name, long? state)
    {
        if (state is { } known)
        {
            _stage.Linux.SetState(name, (InitState)known);
        }
    }

    // Numbers of requests are given in the order in which they come; so those are asked, too, of which the journal lost the answer.
    private void AskUntil(long id)
    {
        while (_lastAsked < id)
        {
            if (Find(++_lastAsked) is { } request)
            {
                Ask(request);
            }
            else
            {
                _stage.AskNothing();
            }

            Settle();
        }
    }

    // The kernel may have had modules live again before their actors were told: who was answered at once saw it.
    private void Ask(BootRequest request)
    {
        var early = request is { Role: Role.Live, Plan: { } plan } && !_ended.Contains(request.Id)
            ? plan.Steps.Select(PlanSteps.Name).Where(name => _stage.Linux.GetInitState(name) == InitState.Absent).Distinct().ToArray()
            : [];
        foreach (var name in early)
        {
            _stage.Linux.SetState(name, InitState.Live);
        }

        _stage.Ask(_run, request, new ReplayedSink(() => IsGone(request)), request.Outcome == Outcome.TimedOut ? request.Timeout : null);
        Settle();
        foreach (var name in early)
        {
            _stage.Linux.SetState(name, InitState.Absent);
        }
    }

    private BootRequest? Find(long id) =>
        _requests.TryGetValue(id, out var request) ? request
        : _resolved.TryGetValue(id, out var made) && PlanOf(made) is { } plan ? RunReading.Guess(_run.Number, id, plan)
        : _run.Guessed.TryGetValue(id, out var guessed) ? guessed
        : null;

    // Who was gone when the answer came was so only then, or at the sweep that noticed it.
    private bool IsGone(BootRequest request) => request.Outcome == Outcome.Abandoned && (!_isSweeping || _leaving.Contains(request.Id));

    private PlanMade? PlanOf(Decision resolved) => _run.Plans.FirstOrDefault(plan => plan.Plan == resolved.Step);

    private Resolution Resolve(ResolveSpec ask)
    {
        if (!_resolved.TryGetValue(ask.Run, out var made) || PlanOf(made) is not { } plan)
        {
            var errno = _requests.TryGetValue(ask.Run, out var request) && request.Plan is null ? request.Errno : 0;
            return new Resolution(ask.Key.Spec, LookupSource.None, [], made?.Value ?? 0, errno);
        }

        return PlanReading.Read(plan, name => $"/{name}.ko");
    }
}
