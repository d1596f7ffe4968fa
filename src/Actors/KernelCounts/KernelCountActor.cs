using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Kernel.Stats;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.KernelCounts;

/// <summary>
/// Puts into the journal what the kernel itself counts, at the start, when the first coldplug has settled, and when it is asked to. Most kernels do not count; that is said
/// once, and not at the start, when debugfs may not be mounted yet. The file is read on the pool: the kernel takes a lock of its modules for it.
/// </summary>
public sealed class KernelCountActor : UntypedActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly KernelCountServices _services;
    private bool _said;

    /// <summary>Use <see cref="Props"/>.</summary>
    public KernelCountActor(KernelCountServices services) => _services = services;

    /// <summary>Props. It begins by itself.</summary>
    public static Props Props(KernelCountServices services) => Akka.Actor.Props.Create(() => new KernelCountActor(services));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Count(CountOccasion.Start, ActorRefs.Nobody);
        _services.Coldplug.Tell(new AwaitSettled(Self));
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case CountKernel count:
                Count(count.Occasion, Sender);
                break;
            case Settled:
                Count(CountOccasion.Settled, ActorRefs.Nobody);
                break;
            case Reading reading:
                Take(reading);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Count(CountOccasion occasion, IActorRef asker) => Task.Run(() => Read(occasion, asker)).PipeTo(Self);

    private Reading Read(CountOccasion occasion, IActorRef asker)
    {
        var at = _services.Clock.GetUtcNow();
        var stats = _services.Stats.Read(out var problem);
        return new Reading(occasion, asker, stats is null ? null : new KernelCounted(at, occasion, stats), problem);
    }

    private void Take(Reading reading)
    {
        if (reading is { Counted: { } counted, Occasion: not CountOccasion.Report })
        {
            _services.Journal.Tell(counted);
        }

        if (reading is { Problem: { } problem, Occasion: not CountOccasion.Start } && !_said)
        {
            _said = true;
            _log.Info("what the kernel counts itself is not in the journal: {Problem}", problem);
        }

        reading.Asker.Tell(new KernelCountRead(reading.Counted));
    }

    private sealed record Reading(CountOccasion Occasion, IActorRef Asker, KernelCounted? Counted, string? Problem) : INoSerializationVerificationNeeded;
}
