using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Kernel;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Modules;

/// <summary>
/// The dangerous part of a module: one file handed to the kernel. Success goes to the parent as a message; a refusal is
/// thrown, and the parent's supervisor strategy restarts this actor after a pause or stops it, by class of errno.
/// </summary>
internal sealed class LoadAttempt : ReceiveActor, IWithTimers
{
    private readonly ModuleOrder _order;
    private readonly ModuleServices _services;
    private int _attempt = 1;
    private long _begun;

    public LoadAttempt(ModuleOrder order, ModuleServices services)
    {
        (_order, _services) = (order, services);
        Receive<Begin>(_ => Load());
        Receive<LoadResult>(Finish);
        Receive<Status.Failure>(failure => throw new InvalidOperationException("The load could not be tried", failure.Cause));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(ModuleOrder order, ModuleServices services) =>
        Akka.Actor.Props.Create(() => new LoadAttempt(order, services));

    protected override void PreStart() => Self.Tell(Begin.Instance);

    protected override void PostRestart(Exception reason)
    {
        if (reason is LoadRefusedException refused)
        {
            _attempt = refused.Attempt + 1;
            Timers.StartSingleTimer(Begin.Instance, Begin.Instance, _services.Policy.Backoff(refused.Attempt));
        }
    }

    private void Load()
    {
        _begun = _services.Clock.GetTimestamp();
        _services.Journal.Tell(new LoadStarted(
            _services.Clock.GetUtcNow(), _order.Path, _order.Name, _order.AllOptions, _order.For.Value, _attempt, (int)_order.Force, _services.Kernel.Taint, _order.Requester.Describe()));
        _services.Kernel.LoadAsync(new LoadOrder(_order.Name, _order.Path, _order.AllOptions, _order.Force)).PipeTo(Self);
    }

    private void Finish(LoadResult result)
    {
        if (result.Stage == LoadStage.Insert)
        {
            _services.Calls.Add();
        }

        var now = _services.Clock.GetUtcNow();
        var took = (long)_services.Clock.GetElapsedTime(_begun).TotalMicroseconds;
        _services.Journal.Tell(new LoadFinished(
            now,
            _order.Path,
            _order.Name,
            result.Errno,
            Stages.Text(result.Stage),
            result.Detail,
            took,
            result.FileBytes,
            _services.Kernel.Taint));
        if (!result.Succeeded)
        {
            throw new LoadRefusedException(result, _attempt);
        }

        _services.Book.Loaded(_order.Name, new LoadRecord(_order.Path, _order.Requester.Describe(), now, took));
        Context.Parent.Tell(new AttemptEnded(result));
        Context.Stop(Self);
    }

    private sealed class Begin : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly Begin Instance = new();
    }
}
