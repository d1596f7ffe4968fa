using ActorLoad.Actors.Requests;
using ActorLoad.Host.Systemd;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Service;

/// <summary>
/// Tells systemd how the service is. The watchdog hears of us only when the actor that every request goes through has
/// answered since the last time.
/// </summary>
internal sealed class Heartbeat : UntypedActor, IWithTimers
{
    private static readonly TimeSpan StatusInterval = TimeSpan.FromSeconds(10);

    private readonly ServiceManager _manager;
    private readonly IActorRef _requests;
    private string _said = string.Empty;

    public Heartbeat(ServiceManager manager, IActorRef requests)
    {
        (_manager, _requests) = (manager, requests);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(ServiceManager manager, IActorRef requests) =>
        Akka.Actor.Props.Create(() => new Heartbeat(manager, requests));

    protected override void PreStart() =>
        Timers.StartPeriodicTimer(Beat.Instance, Beat.Instance, ServiceManager.WatchdogInterval ?? StatusInterval);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Beat:
                _requests.Tell(CountRequests.Instance);
                break;
            case RequestCounts counts:
                Alive(counts);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Alive(RequestCounts counts)
    {
        _manager.Alive();
        var status = $"{counts.Arrived} requests, {counts.Waiting} waiting, {counts.Failed} failed";
        if (status != _said)
        {
            _manager.Say(status);
            _said = status;
        }
    }

    private sealed class Beat : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly Beat Instance = new();
    }
}
