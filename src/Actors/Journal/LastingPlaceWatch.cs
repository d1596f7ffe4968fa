using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Journal;

/// <summary>
/// Looks whether a journal that is not in its lasting place yet can go there, and tells its parent <see cref="LastingPlaceReady"/> once. It is
/// asked to by the pause before the first look; from then on it looks as often.
/// </summary>
internal sealed class LastingPlaceWatch(IJournalStorage storage) : UntypedActor, IWithTimers
{
    private TimeSpan _pause;

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    internal static Props Props(IJournalStorage storage) => Akka.Actor.Props.Create(() => new LastingPlaceWatch(storage));

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case TimeSpan pause:
                _pause = pause;
                LookLater();
                break;
            case Look:
                _ = storage.CanMoveAsync().PipeTo(Self, success: can => new Seen(can), failure: _ => new Seen(CanMove: false));
                break;
            case Seen { CanMove: true }:
                Context.Parent.Tell(LastingPlaceReady.Instance);
                break;
            case Seen:
                LookLater();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void LookLater() => Timers.StartSingleTimer(nameof(Look), Look.Instance, _pause);

    private sealed record Look : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        internal static Look Instance { get; } = new();
    }

    private sealed record Seen(bool CanMove) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
}
