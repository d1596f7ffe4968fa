using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Fleet;

/// <summary>
/// Brings the journal to PostgreSQL, which nobody waits for: the local journal is written first, and is what waits while PostgreSQL is away.
/// Each round has a thread of its own, since disk and network block.
/// </summary>
internal sealed class FleetShipper : UntypedActor, IWithTimers
{
    private readonly FleetOptions _options;
    private readonly IFleetStore _store;
    private readonly TimeProvider _time;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationToken _stop;
    private FleetState _state = FleetState.New;

    /// <summary>For <see cref="Props"/>: Akka creates actors by their public constructors.</summary>
    public FleetShipper(FleetOptions options, IFleetStore store, TimeProvider time, CancellationToken stop)
    {
        (_options, _store, _time, _stop) = (options, store, time, stop);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>A shipper that begins within one interval and a half: not when all machines of a rack have just been switched on.</summary>
    /// <param name="options">How often.</param>
    /// <param name="store">What does it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">The service ends: a round that is under way ends with its batch.</param>
    internal static Props Props(FleetOptions options, IFleetStore store, TimeProvider time, CancellationToken stop) =>
        Akka.Actor.Props.Create(() => new FleetShipper(options, store, time, stop));

    /// <inheritdoc/>
    protected override void PreStart() => Continue();

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Due:
                Ship();
                break;
            case FleetRound round:
                OnDone(round);
                break;
            case Status.Failure failure:
                OnFailed(failure.Cause);
                break;
            case GetFleetStatus:
                Sender.Tell(new FleetStatus(_store.Server, _state));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Ship()
    {
        var (store, stop) = (_store, _stop);
        Task.Factory
            .StartNew(() => store.Ship(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .PipeTo(Self);
    }

    private void OnDone(FleetRound round)
    {
        if (_state.Problem is not null)
        {
            _log.Info("Fleet {Server}: works again; {Shipped} rows shipped, {Pending} wait", _store.Server, round.Shipped, round.Pending);
        }

        _state = _state.Done(round, _time.GetUtcNow());
        Continue();
    }

    private void OnFailed(Exception cause)
    {
        var problem = _store.Explain(cause);
        if (problem != _state.Problem)
        {
            _log.Warning("Fleet {Server}: {Problem}. Loads and the local journal go on; what is there is shipped when it works again", _store.Server, problem);
        }

        _state = _state.Failed(problem);
        Continue();
    }

    private void Continue() => Timers.StartSingleTimer(nameof(Due), Due.Instance, _state.Pause(_options, Random.Shared.NextDouble()));

    private sealed record Due : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        internal static Due Instance { get; } = new();
    }
}
