using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// Where all requests meet, keyed on the question they ask. Those that ask the same while it is being resolved or carried
/// out wait together; what is settled is answered at once, after a look at the kernel; everything else becomes a plan.
/// A duplicate costs this one mailbox hop.
/// </summary>
internal sealed class RequestRouter : UntypedActor, IWithTimers
{
    internal static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(100);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly RequestServices _services;
    private readonly InquiryTable _inquiries;
    private readonly Dictionary<long, Inquiry> _underWay = [];
    private readonly LoadHistory _history = new();
    private readonly KernelRequests _kernelRequests;
    private readonly Departures _departures;
    private readonly SlowLoads _slow;
    private readonly RequestTally _tally;
    private readonly RequestFences _fences = new();
    private IActorRef? _stopper;
    private long _led;

    /// <summary>Use <see cref="Props"/>.</summary>
    public RequestRouter(RequestServices services, RequestTally tally)
    {
        (_services, _tally) = (services, tally);
        _inquiries = new InquiryTable(services.Index, services.Limits.Inquiries);
        _kernelRequests = new KernelRequests(services.Kernel, services.Loads);
        _departures = new Departures(services, _kernelRequests, _log);
        _slow = new SlowLoads(services, _log);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of the router.</summary>
    public static Props Props(RequestServices services)
    {
        var tally = new RequestTally();
        return Akka.Actor.Props.Create(() => new RequestRouter(services, tally));
    }

    // Plans fail only from bugs. A plan that broke is not repeated: its requests are told, and the modules keep what they
    // have in flight.
    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message)
    {
        foreach (var run in _underWay.Keys.ToArray())
        {
            End(run, Broken(_underWay[run].Key.Spec, reason.Message));
        }

        if (message is LoadRequest request)
        {
            Complete(new PendingRequest(_tally.Arrive(), request), Broken(request.Key.Spec, reason.Message));
        }

        base.PreRestart(reason, message);
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case LoadRequest request:
                Arrive(request);
                break;
            case PlanResolved resolved:
                Resolved(resolved);
                break;
            case PlanFinished finished:
                End(finished.Run, finished.Answer);
                break;
            case PlanDied died:
                Died(died);
                break;
            case ModuleSeen { Added: false } seen:
                _history.Remove(seen.Name);
                break;
            case PlaceFence place:
                PlaceFence(place);
                break;
            case Sweep:
                SweepWaiting();
                break;
            case CountRequests:
                Count();
                break;
            case StopRequests stop:
                Stop(stop);
                break;
            case StopNow:
                RefuseWaiting();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Arrive(LoadRequest request)
    {
        var pending = new PendingRequest(_tally.Arrive(), request);
        if (_stopper is not null)
        {
            request.Sink.Refuse(Refusal.Stopping);
        }
        else if (request.Key.InstallDepth > _services.Limits.InstallDepth)
        {
            request.Sink.Refuse(Refusal.InstallLoop);
        }
        else
        {
            Place(pending with { Request = _kernelRequests.Place(request, _underWay.Values) });
        }
    }

    private void Place(PendingRequest pending)
    {
        var request = pending.Request;
        var inquiry = _inquiries.For(request);
        if (request.Force == LoadFlags.None && inquiry.Settled(_services.Kernel, _history) is { } settled)
        {
            Complete(pending, settled);
        }
        else if (inquiry.Shares(request))
        {
            inquiry.Join(pending);
        }
        else
        {
            Begin(inquiry, pending);
        }
    }

    private void Begin(Inquiry inquiry, PendingRequest leader)
    {
        inquiry.Begin(_tally.NextRun(), leader);
        _underWay.Add(inquiry.Run, inquiry);
        if (!Timers.IsTimerActive(Sweep.Instance))
        {
            Timers.StartPeriodicTimer(Sweep.Instance, Sweep.Instance, SweepInterval);
        }

        if (inquiry.Resolution is null)
        {
            _services.Resolver.Tell(new ResolveSpec(inquiry.Key, inquiry.Run));
        }
        else
        {
            CarryOut(inquiry, inquiry.Resolution);
        }
    }

    private void Resolved(PlanResolved resolved)
    {
        if (!_underWay.TryGetValue(resolved.Run, out var inquiry))
        {
            return;
        }

        if (resolved.Resolution is { Errno: 0 } resolution)
        {
            Adopt(inquiry, resolution);
            CarryOut(inquiry, resolution);
        }
        else
        {
            var (errno, detail) = resolved.Resolution is { } refused ? (refused.Errno, refused.Detail) : (Errno.EIO, resolved.Detail);
            End(resolved.Run, Answer.OfSpec(inquiry.Key.Spec, Role.Unmet, Outcome.Failed, errno, detail));
        }
    }

    private void Adopt(Inquiry inquiry, Resolution resolution)
    {
        inquiry.Resolve(resolution.Plans.IsEmpty ? 0 : _tally.NextPlan(), resolution);
        if (inquiry.Plan != 0)
        {
            _services.Journal.Tell(PlanEvents.Made(inquiry.Plan, resolution, _services.Clock.GetUtcNow()));
        }
    }

    private void CarryOut(Inquiry inquiry, Resolution resolution)
    {
        if (resolution.Plans.IsEmpty)
        {
            End(inquiry.Run, Answer.OfSpec(inquiry.Key.Spec, Role.Unmet, Outcome.Unmet, detail: resolution.Detail));
            return;
        }

        var leader = inquiry.Leader;
        var order = new PlanOrder(
            inquiry.Run, inquiry.Plan, inquiry.Key, resolution, leader.Request.Force, leader.Request.Retry, leader.Id, leader.Request.Requester);
        Context.WatchWith(Context.ActorOf(PlanActor.Props(order, _services.Plans)), new PlanDied(inquiry.Run));
    }

    private void Died(PlanDied died)
    {
        if (_underWay.TryGetValue(died.Run, out var inquiry))
        {
            _log.Error("run={Run} spec={Spec} broke before its end", died.Run, inquiry.Key.Spec);
            End(died.Run, Broken(inquiry.Key.Spec, "the plan broke"));
        }
    }

    private void End(long run, Answer answer)
    {
        if (!_underWay.Remove(run, out var inquiry))
        {
            return;
        }

        // Whoever joined after a part of this was loaded and removed again has a right to a load of its own.
        var stands = answer.LiveNames.All(_services.Kernel.IsLive);
        var leader = inquiry.Leader.Id;
        _history.Add(answer);
        _led += answer.Role == Role.Leader ? 1 : 0;
        foreach (var pending in inquiry.End(answer, _history))
        {
            if (pending.Id == leader || stands)
            {
                Complete(pending, pending.Id == leader ? answer : answer.ForFollowers);
            }
            else
            {
                Place(pending);
            }
        }

        if (_underWay.Count == 0)
        {
            Timers.Cancel(Sweep.Instance);
            _stopper?.Tell(new RequestsStopped(0));
        }

        TellFences();
    }

    private void PlaceFence(PlaceFence place)
    {
        _fences.Add(place.Fence, Sender, _tally.Arrived, _led);
        TellFences();
    }

    private void TellFences()
    {
        if (!_fences.IsEmpty)
        {
            var waiting = _underWay.Values.SelectMany(inquiry => inquiry.Waiting).Select(pending => pending.Id.Value);
            _fences.TellPassed(waiting.DefaultIfEmpty(long.MaxValue).Min(), _led);
        }
    }

    private void Complete(PendingRequest pending, Answer answer)
    {
        var request = pending.Request;
        var given = request.FirstTime ? answer.ForFirstTimers : answer;
        Record(pending, given, request.Sink.IsGone ? Outcome.Abandoned : given.Outcome);
        request.Sink.Complete(given);
    }

    private void Record(PendingRequest pending, Answer answer, Outcome outcome)
    {
        var waited = _services.Clock.GetElapsedTime(pending.Request.ArrivedAt);
        _tally.Answered(answer.Role, outcome);
        _services.Journal.Tell(new RequestAnswered(
            _services.Clock.GetUtcNow() - waited,
            pending.Id,
            pending.Request.Requester,
            pending.Request.Key.Spec,
            answer.Plan,
            answer.Role,
            outcome,
            answer.Errno,
            (long)waited.TotalMicroseconds,
            RequestTerms.Of(pending.Request)));
    }

    private void Count() => Sender.Tell(_tally.Snapshot(
        _underWay.Values.Sum(inquiry => inquiry.Waiting.Count),
        SlowLoads.CountWaiting(_underWay.Values, _services.Loads.All.ToDictionary(load => load.Path, _ => 0))));

    // One sweep for all waiting requests instead of a timer each.
    private void SweepWaiting()
    {
        _slow.Look(_underWay.Values);
        foreach (var (pending, answer) in _departures.Take(_underWay.Values))
        {
            Complete(pending, answer);
        }

        TellFences();
    }

    private void Stop(StopRequests stop)
    {
        _stopper = Sender;
        if (_underWay.Count == 0)
        {
            _stopper.Tell(new RequestsStopped(0));
        }
        else
        {
            Timers.StartSingleTimer(StopNow.Instance, StopNow.Instance, stop.Within);
        }
    }

    private void RefuseWaiting()
    {
        var refused = 0;
        foreach (var pending in _underWay.Values.SelectMany(inquiry => inquiry.Leave(_ => true)).ToArray())
        {
            Record(pending, Answer.OfSpec(pending.Request.Key.Spec, Role.Joined, Outcome.Abandoned), Outcome.Abandoned);
            pending.Request.Sink.Refuse(Refusal.Stopping);
            refused++;
        }

        _stopper!.Tell(new RequestsStopped(refused));
        TellFences();
    }

    private static Answer Broken(string spec, string reason) =>
        Answer.OfSpec(spec, Role.Leader, Outcome.Failed, Errno.EIO, $"internal error: {reason}");

    private sealed class Sweep : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly Sweep Instance = new();
    }

    private sealed class StopNow : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly StopNow Instance = new();
    }
}
