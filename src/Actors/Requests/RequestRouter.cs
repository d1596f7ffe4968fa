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
    private readonly Answering _answering;
    private readonly RouterView _view;
    private readonly RequestFences _fences = new();
    private readonly Stopping _stopping = new();

    /// <summary>Use <see cref="Props"/>.</summary>
    public RequestRouter(RequestServices services, RequestTally tally)
    {
        (_services, _tally) = (services, tally);
        _view = new RouterView(services.Decisions, services.Kernel, services.Index);
        _answering = new Answering(services, tally);
        _inquiries = new InquiryTable(_view, services.Limits.Inquiries);
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
            _answering.Complete(new PendingRequest(_tally.Arrive(), request, _view.Next()), Broken(request.Key.Spec, reason.Message));
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
                Finished(finished);
                break;
            case PlanDied died:
                Died(died);
                break;
            case ModuleSeen { Added: false } seen:
                Unloaded(seen.Name);
                break;
            case PlaceFence place:
                _fences.Add(place, Sender, _tally.Arrived);
                _fences.TellPassed(_underWay.Values);
                break;
            case SweepRequests:
                SweepWaiting();
                break;
            case CountRequests:
                Count();
                break;
            case StopRequests stop:
                _stopping.Begin(Sender, stop.Within, _underWay.Count == 0, Timers);
                break;
            case Stopping.StopNow:
                RefuseWaiting();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Arrive(LoadRequest request)
    {
        var pending = new PendingRequest(_tally.Arrive(), request, _view.Next());
        if (_stopping.HasBegun)
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
        if (request.Force == LoadFlags.None && inquiry.Settled(_view, _history) is { } settled)
        {
            _answering.Complete(pending, settled);
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
        inquiry.Begin(leader);
        _underWay.Add(inquiry.Run, inquiry);
        if (!Timers.IsTimerActive(SweepRequests.Instance))
        {
            Timers.StartPeriodicTimer(SweepRequests.Instance, SweepRequests.Instance, SweepInterval);
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

        _view.Next();
        if (resolved.Resolution is { Errno: 0 } resolution)
        {
            Adopt(inquiry, resolution);
            CarryOut(inquiry, resolution);
        }
        else
        {
            _view.Decide(DecisionKind.Resolved, resolved.Run, value: resolved.Resolution?.Generation);
            var (errno, detail) = resolved.Resolution is { } refused ? (refused.Errno, refused.Detail) : (Errno.EIO, resolved.Detail);
            End(resolved.Run, Answer.OfSpec(inquiry.Key.Spec, Role.Unmet, Outcome.Failed, errno, detail));
        }
    }

    private void Adopt(Inquiry inquiry, Resolution resolution)
    {
        inquiry.Resolve(resolution.Plans.IsEmpty ? 0 : _tally.NextPlan(), resolution);
        _view.Decide(DecisionKind.Resolved, inquiry.Run, (int)inquiry.Plan, value: inquiry.Plan == 0 ? resolution.Generation : null);
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

    private void Finished(PlanFinished finished)
    {
        _view.Next();
        _view.Decide(DecisionKind.Ended, finished.Run);
        End(finished.Run, finished.Answer);
    }

    private void Unloaded(string name)
    {
        _view.Next();
        _view.Decide(DecisionKind.Unloaded, name: name);
        _history.Remove(name);
    }

    private void Died(PlanDied died)
    {
        if (_underWay.TryGetValue(died.Run, out var inquiry))
        {
            _view.Next();
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
        var stands = answer.LiveNames.All(_view.IsLive);
        var leader = inquiry.Leader.Id;
        _history.Add(answer);
        _fences.Count(answer);
        foreach (var pending in inquiry.End(answer, _history))
        {
            if (pending.Id == leader || stands)
            {
                _answering.Complete(pending, pending.Id == leader ? answer : answer.ForFollowers);
            }
            else
            {
                Place(pending);
            }
        }

        if (_underWay.Count == 0)
        {
            Timers.Cancel(SweepRequests.Instance);
            _stopping.End(refused: 0);
        }

        _fences.TellPassed(_underWay.Values);
    }

    private void Count() => Sender.Tell(_tally.Snapshot(
        _underWay.Values.Sum(inquiry => inquiry.Waiting.Count),
        SlowLoads.CountWaiting(_underWay.Values, _services.Loads.All.ToDictionary(load => load.Path, _ => 0))));

    // One sweep for all waiting requests instead of a timer each.
    private void SweepWaiting()
    {
        _slow.Look(_underWay.Values);
        _view.Next();
        foreach (var (pending, answer) in _departures.Take(_underWay.Values))
        {
            _view.Decide(DecisionKind.Left, pending.Id.Value);
            _answering.Complete(pending, answer);
        }

        _fences.TellPassed(_underWay.Values);
    }

    private void RefuseWaiting()
    {
        _view.Next();
        _view.Decide(DecisionKind.Refused);
        PendingRequest[] waiting = [.. _underWay.Values.SelectMany(inquiry => inquiry.Leave(_ => true))];
        foreach (var pending in waiting)
        {
            _answering.Abandon(pending);
        }

        _stopping.End(waiting.Length);
        _fences.TellPassed(_underWay.Values);
    }

    private static Answer Broken(string spec, string reason) =>
        Answer.OfSpec(spec, Role.Leader, Outcome.Failed, Errno.EIO, $"internal error: {reason}");
}
