using Akka.Actor;

namespace ActorLoad.Actors.Tests.Support;

/// <summary>The time of a scheduler.</summary>
internal sealed class SchedulerClock(IScheduler scheduler) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => scheduler.Now;

    public override long GetTimestamp() => scheduler.MonotonicClock.Ticks;
}
