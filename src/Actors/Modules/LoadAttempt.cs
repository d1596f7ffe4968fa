using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Kernel;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Modules;

/// <summary>
/// The dangerous part of a module: one file handed to the kernel. Success goes to the parent as a message; a refusal is
/// thrown, and the parent's supervisor strategy restarts this actor after a pause or stops it, by class of errno.
/// </summary>
internal sealed class LoadAttempt : UntypedActor, IWithTimers
{
    private readonly ModuleOrder _order;
    private readonly ModuleServices _services;
    private readonly AttemptMemory _memory;

    public LoadAttempt(ModuleOrder order, ModuleServices services, AttemptMemory memory)
    {
        (_order, _services, _memory) = (order, services, memory);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(ModuleOrder order, ModuleServices services)
    {
        var memory = new AttemptMemory();
        return Akka.Actor.Props.Create(() => new LoadAttempt(order, services, memory));
    }

    protected override void PreStart() => Self.Tell(Begin.Instance);

    // Restarted by its own refusal, or together with its parent; then the kernel may still have the file, and its answer comes.
    protected override void PostRestart(Exception reason)
    {
        if (reason is LoadRefusedException refused)
        {
            _memory.Attempt = refused.Attempt + 1;
        }

        if (!_memory.IsCalling && _memory.Attempt > 1)
        {
            Timers.StartSingleTimer(Begin.Instance, Begin.Instance, _services.Policy.Backoff(_memory.Attempt - 1));
        }
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Begin:
                Load();
                break;
            case LoadResult result:
                Finish(result);
                break;
            case Status.Failure failure:
                throw new InvalidOperationException("The load could not be tried", failure.Cause);
            default:
                Unhandled(message);
                break;
        }
    }

    private void Load()
    {
        (_memory.Begun, _memory.IsCalling) = (_services.Clock.GetTimestamp(), true);
        _services.Journal.Tell(new LoadStarted(
            _services.Clock.GetUtcNow(), _order.Path, _order.Name, _order.AllOptions, _order.For.Value, _memory.Attempt, (int)_order.Force, _services.Kernel.Taint, _order.Requester.Describe()));
        _services.Kernel.LoadAsync(new LoadOrder(_order.Name, _order.Path, _order.AllOptions, _order.Force)).PipeTo(Self);
    }

    private void Finish(LoadResult result)
    {
        _memory.IsCalling = false;
        if (result.Stage == LoadStage.Insert)
        {
            _services.Calls.Add();
        }

        var now = _services.Clock.GetUtcNow();
        var took = (long)_services.Clock.GetElapsedTime(_memory.Begun).TotalMicroseconds;
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
            throw new LoadRefusedException(result, _memory.Attempt);
        }

        _services.Book.Loaded(_order.Name, new LoadRecord(_order.Path, _order.Requester.Describe(), now, took));
        Context.Parent.Tell(new AttemptEnded(_order.Name, result));
        Context.Stop(Self);
    }

    private sealed class Begin : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly Begin Instance = new();
    }
}
