using ActorLoad.Interop.Uevents;
using Akka.Actor;

namespace ActorLoad.Actors.Uevents;

/// <summary>What the actors of this room work with.</summary>
/// <param name="Source">The kernel's events.</param>
/// <param name="Devices">What is walked over.</param>
/// <param name="Requests">Takes the requests that events are, and learns of removed modules.</param>
/// <param name="Modules">Learns of modules that were loaded or removed.</param>
/// <param name="Journal">Is told every step; never waited for.</param>
/// <param name="Clock">The time.</param>
/// <param name="Tally">Counts.</param>
/// <param name="Stop">Ends walks and waits at the service's end.</param>
public sealed record UeventServices(
    IUeventSource Source,
    IDeviceTree Devices,
    IActorRef Requests,
    IActorRef Modules,
    IActorRef Journal,
    TimeProvider Clock,
    UeventTally Tally,
    CancellationToken Stop);
