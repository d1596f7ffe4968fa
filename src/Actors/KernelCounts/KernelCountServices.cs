using ActorLoad.Interop.Kernel.Stats;
using Akka.Actor;

namespace ActorLoad.Actors.KernelCounts;

/// <summary>What the reader of the kernel's counts works with.</summary>
/// <param name="Stats">Where they are.</param>
/// <param name="Coldplug">Knows when all is settled; nobody where devices are not looked at.</param>
/// <param name="Journal">Is told.</param>
/// <param name="Clock">The time.</param>
public sealed record KernelCountServices(IModuleStats Stats, IActorRef Coldplug, IActorRef Journal, TimeProvider Clock);
