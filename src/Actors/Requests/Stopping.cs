using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Requests;

/// <summary>The end of the request router: nothing new is taken, and who stops it is told when nobody waits any more.</summary>
internal sealed class Stopping
{
    private IActorRef? _asker;

    /// <summary>Whether nothing new is taken.</summary>
    public bool HasBegun => _asker is not null;

    /// <summary>Somebody stops it; those who wait have so long.</summary>
    public void Begin(IActorRef asker, TimeSpan within, bool isIdle, ITimerScheduler timers)
    {
        _asker = asker;
        if (isIdle)
        {
            End(refused: 0);
        }
        else
        {
            timers.StartSingleTimer(StopNow.Instance, StopNow.Instance, within);
        }
    }

    /// <summary>Nobody waits any more; where it is being stopped, it is so now.</summary>
    public void End(int refused) => _asker?.Tell(new RequestsStopped(refused));

    /// <summary>The time of those who wait is over.</summary>
    internal sealed class StopNow : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly StopNow Instance = new();
    }
}
