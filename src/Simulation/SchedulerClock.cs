using Akka.Actor;

namespace ActorLoad.Simulation;

/// <summary>The time of a scheduler.</summary>
/// <param name="scheduler">Whose.</param>
public sealed class SchedulerClock(IScheduler scheduler) : TimeProvider
{
    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => scheduler.Now;

    /// <inheritdoc/>
    public override long GetTimestamp() => scheduler.MonotonicClock.Ticks;
}
