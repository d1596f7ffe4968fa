using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
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
    private readonly RecordedRequests _requests;
    private readonly SeenStates _states;
    private readonly HashSet<long> _leaving = [];
    private readonly HashSet<string> _notLive = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notLiveBefore = new(StringComparer.Ordinal);
    private bool _isSweeping;
    private long _lastAsked;

    private OrderedReplay(ReplayStage stage, RunReading run)
    {
        (_stage, _run) = (stage, run);
        _gate = new DecisionGate(run.Decisions);
        _requests = new RecordedRequests(run);
        _states = new SeenStates(stage.Linux, _gate, _commands, run.Decisions);
    }

    /// <summary>Whether the journal has the order of all that happened.</summary>
    internal static bool IsPossible(BootStory story) => story.Requests.All(request => request.Order > 0);

    /// <summary>Replays a run, to the beginning of the next one.</summary>
    internal static void Replay(ReplayStage stage, RunReading run) => new OrderedReplay(stage, run).Replay();

    private void Replay()
    {
        _stage.AdvanceTo(_run.Begins);
        _stage.Gate = _gate;
        _stage.SeesLive = name => !_notLive.Contains(name); // of what is not live, each look is in the journal
        foreach (var load in _run.Loads)
        {
            var ends = load.Ended is { } ended ? _run.Since(ended) - (load.LookedUp ? new TimeSpan(1) : TimeSpan.Zero) : (TimeSpan?)null;
            _stage.Loads.Add(new ReplayedLoad(load, _run.Since(load.Began), ends, IsLiveAfterwards: false));
        }

        var restored = _run.Decisions.FirstOrDefault(made => made.Kind == DecisionKind.Restored);
        var lookedUp = _stage.Restores(_run);
        _stage.Begin(_run, _commands, OrderedResolver.Props(_requests.Resolve), lookedUp > _run.Begins || restored is null ? lookedUp : _run.Since(restored.At));
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

    private void Begin(BeginPlan begin, HashSet<int> live, Action send) => _states.WhileItBegins(begin, live, () =>
    {
        send();
        _stage.Time.Advance(TimeSpan.Zero);
    });

    private void Make(DecisionPoint point)
    {
        _notLive.Clear();
        foreach (var seen in point.Decisions)
        {
            See(seen);
        }

        if (point.Arrival is { } arrival)
        {
            AskUntil(arrival.Id);
        }
        else if (point.Decisions.All(made => made.Kind is DecisionKind.NotLive or DecisionKind.Indexed))
        {
            // A request came whose answer the journal lost. Which, is known by what follows from it.
            _notLiveBefore.UnionWith(_notLive);
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
                _notLive.Add(seen.Name!);
                break;
            case DecisionKind.SeenLive:
                TellModule(seen.Name!, added: true, seen.Value ?? 0);
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
                _states.Set(_gate.ModuleOf(made.Name!).Name, made.Value);
                TellModule(made.Name!, added: false, seqnum: 0);
                return false;
            default:
                AskUntil(made.Request);
                return true;
        }
    }

    // Its name may have gone to another file since the router passed on what the kernel said.
    private void TellModule(string which, bool added, long seqnum)
    {
        var (name, actor) = _gate.ModuleOf(which);
        _gate.Pass(actor ?? _stage.Loader!.Modules, new ModuleSeen(name, added, seqnum));
    }

    private void Sweep()
    {
        if (_leaving.Count > 0)
        {
            // The router looked at one moment, a little before it told who left: nobody else was late then.
            foreach (var late in _leaving.Select(_requests.Answered).OfType<BootRequest>())
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

            _states.Prepare(message, made[0]);
            if (point.Decisions.FirstOrDefault(seen => seen.Kind == DecisionKind.Epoch)?.Value is { } epoch)
            {
                _stage.Epoch.Replay(epoch);
            }

            _gate.Release(key);
        }
    }

    // Numbers of requests are given in the order in which they come; so those are asked, too, of which the journal lost the answer.
    private void AskUntil(long id)
    {
        while (_lastAsked < id)
        {
            if (_requests.Find(++_lastAsked) is not { } request)
            {
                _stage.AskNothing();
            }
            else if (_requests.Answered(request.Id) is null)
            {
                AskLost(request);
            }
            else
            {
                Ask(request);
            }

            Settle();
        }
    }

    // It saw what was seen when it came, which was before it is known that it was there.
    private void AskLost(BootRequest request)
    {
        string[] seen = [.. _notLiveBefore.Where(_notLive.Add)];
        Ask(request);
        _notLive.ExceptWith(seen);
        _notLiveBefore.Clear();
    }

    private void Ask(BootRequest request)
    {
        _stage.Ask(_run, request, new ReplayedSink(() => IsGone(request)), request.Outcome == Outcome.TimedOut ? request.Timeout : null);
        Settle();
    }

    // Who was gone when the answer came was so only then, or at the sweep that noticed it.
    private bool IsGone(BootRequest request) => request.Outcome == Outcome.Abandoned && (!_isSweeping || _leaving.Contains(request.Id));
}
