using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.KernelCounts;
using ActorLoad.Interop.Kernel.Stats;
using Akka.Actor;

namespace ActorLoad.Host.Service;

/// <summary>Has the kernel's own counts read. Thread-safe.</summary>
internal sealed class KernelCounting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly IActorRef _reader;

    private KernelCounting(IActorRef reader) => _reader = reader;

    /// <summary>Begins it.</summary>
    public static KernelCounting Start(IActorRefFactory system, IModuleStats stats, IActorRef? coldplug, IActorRef journal, TimeProvider clock) =>
        new(system.ActorOf(KernelCountActor.Props(new KernelCountServices(stats, coldplug ?? ActorRefs.Nobody, journal, clock)), "kernel-counts"));

    /// <summary>Reads them now; null where there are none, or the kernel lets them wait.</summary>
    public async Task<KernelCounted?> ReadAsync(CountOccasion occasion, CancellationToken gone) =>
        (await _reader.TryAskAsync<KernelCountRead>(new CountKernel(occasion), Patience, gone))?.Counted;
}
