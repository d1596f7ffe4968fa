using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Uevents;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Uevents;

/// <summary>
/// Has the kernel say again which devices there are, when it is asked to and when events were lost, and tells when all is settled.
/// What it does is decided by <see cref="ColdplugLife"/>. The reader of the events is its child.
/// </summary>
public sealed class ColdplugActor : UntypedActor, IWithTimers
{
    private const int ReaderRestarts = 10;
    private static readonly TimeSpan ReaderRestartsWithin = TimeSpan.FromMinutes(1);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly UeventServices _services;
    private readonly IActorRef _reader;
    private ColdplugLife _life = ColdplugLife.Quiet;
    private ColdplugWalk? _walk;
    private long _begun;

    /// <summary>Use <see cref="Props"/>.</summary>
    public ColdplugActor(UeventServices services)
    {
        _services = services;
        _reader = Context.ActorOf(NetlinkReaderActor.Props(services), "netlink-reader");
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props. It begins to read events at once.</summary>
    public static Props Props(UeventServices services) => Akka.Actor.Props.Create(() => new ColdplugActor(services));

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() =>
        new OneForOneStrategy(ReaderRestarts, ReaderRestartsWithin, _ => Directive.Restart);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case TriggerColdplug trigger:
                Follow(_life.Trigger(trigger.Reason, Sender));
                break;
            case AwaitSettled wait:
                Follow(_life.Settle(wait.Token, Sender));
                break;
            case LeaveSettled leave:
                Follow(_life.Leave(leave.Token));
                break;
            case UeventsLost:
                Follow(_life.Lost(_services.Clock.GetUtcNow()));
                break;
            case FencePassed passed:
                Follow(_life.Passed(passed));
                break;
            case PauseOver:
                Follow(_life.PauseOver());
                break;
            case WalkOver over:
                WalkEnded(over);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Follow(ColdplugDecision decision)
    {
        _life = decision.Next;
        foreach (var effect in decision.Effects)
        {
            Carry(effect);
        }
    }

    private void Carry(ColdplugEffect effect)
    {
        switch (effect)
        {
            case StartWalk start:
                Walk(start.Reason);
                break;
            case StartPause pause:
                Timers.StartSingleTimer(PauseOver.Instance, PauseOver.Instance, pause.Length);
                break;
            case SetFence fence:
                _reader.Tell(new PlaceFence(fence.Number));
                break;
            case AnswerWalkers answer:
                answer.Walkers.ForEach(walker => walker.Tell(new ColdplugWalked(_walk!)));
                break;
            case AnswerSettler answer:
                answer.Settler.ReplyTo.Tell(Settled.Instance);
                break;
            default:
                throw new InvalidOperationException($"No way to carry out {effect}");
        }
    }

    private void Walk(ColdplugReason reason)
    {
        Timers.Cancel(PauseOver.Instance);
        _walk = new ColdplugWalk(Guid.NewGuid().ToString(), reason, new WalkProgress());
        _begun = _services.Clock.GetTimestamp();
        _services.Tally.Begin(_walk);
        _services.Journal.Tell(new ColdplugStarted(_services.Clock.GetUtcNow(), _walk.Uuid, Word(reason)));
        _services.Devices.PokeAsync(_walk.Uuid, _walk.Progress, _services.Stop).PipeTo(
            Self, success: () => new WalkOver(Failure: null), failure: e => new WalkOver(e));
    }

    private void WalkEnded(WalkOver over)
    {
        var (walk, progress) = (_walk!, _walk!.Progress);
        if (over.Failure is { } failure)
        {
            progress.Fail(failure.Message);
        }

        _services.Tally.End();
        _services.Journal.Tell(new ColdplugFinished(
            _services.Clock.GetUtcNow(),
            walk.Uuid,
            progress.Devices,
            progress.Poked,
            progress.Failed,
            (long)_services.Clock.GetElapsedTime(_begun).TotalMicroseconds));
        _log.Info(
            "asked all devices again: reason={Reason} devices={Devices} with-alias={Poked} failed={Failed}",
            Word(walk.Reason), progress.Devices, progress.Poked, progress.Failed);
        if (progress.Problem is { } problem)
        {
            _log.Warning("devices could not be asked: {Failed}, the first: {Problem}", progress.Failed, problem);
        }

        Follow(_life.WalkEnded());
    }

    private static string Word(ColdplugReason reason) => reason.ToString().ToLowerInvariant();

    private sealed record WalkOver(Exception? Failure) : INoSerializationVerificationNeeded, IDeadLetterSuppression;

    private sealed class PauseOver : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly PauseOver Instance = new();
    }
}
