using ActorLoad.Actors.Tracing;
using ActorLoad.Interop.Tracing;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Service;

/// <summary>Has it journalled who makes the kernel ask for modules, where there is tracefs.</summary>
internal static class AskTrace
{
    // For each CPU: some two hundred events, read twice a second.
    private const int BufferKilobytes = 32;

    /// <summary>Begins it. The trace is to be disposed when its reader has ended; null where there is none, which is logged.</summary>
    public static TraceInstance? Start(IActorRefFactory system, IActorRef journal, TimeProvider clock, ILoggingAdapter log)
    {
        if (TraceInstance.Open([new($"module/{ModuleRequestLine.Event}")], BufferKilobytes, out var problem) is not { } trace)
        {
            log.Warning("who makes the kernel ask for modules is not journalled: {Problem}", problem);
            return null;
        }

        system.ActorOf(TraceReaderActor.Props(trace, journal, clock), "trace");
        return trace;
    }
}
