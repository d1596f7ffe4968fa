using ActorLoad.Interop.Peers;
using ActorLoad.Interop.Tracing;
using ActorLoad.Interop.Udev;
using Akka.Actor;

namespace ActorLoad.Actors.Observing;

/// <summary>What the observer works with.</summary>
/// <param name="Trace">The trace; disposed of by whoever opened it.</param>
/// <param name="Names">Knows devices.</param>
/// <param name="Facts">Knows processes and files.</param>
/// <param name="Journal">Is told every call; never waited for.</param>
/// <param name="Clock">The time; its timestamps are of the same clock as the trace.</param>
/// <param name="Tally">Counts.</param>
public sealed record ObserverServices(
    ITraceSource Trace, IDeviceNames Names, ICallerFacts Facts, IActorRef Journal, TimeProvider Clock, ObservedTally Tally);
