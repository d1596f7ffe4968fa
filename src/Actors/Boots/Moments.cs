namespace ActorLoad.Actors.Boots;

/// <summary>Time with numbers that were read from a file, and so may be anything.</summary>
internal static class Moments
{
    private const long Year = 365L * 24 * 3600 * 1_000_000;

    /// <summary>A duration that can be added up: what is negative or longer than a year is none.</summary>
    internal static long Duration(long microseconds) => Math.Clamp(microseconds, 0, Year);

    /// <summary>So much later; the end of time where that is later still.</summary>
    internal static DateTimeOffset After(DateTimeOffset at, long microseconds)
    {
        var ticks = Math.Clamp(microseconds, -DateTime.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond, DateTime.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond)
            * TimeSpan.TicksPerMicrosecond;
        return new DateTimeOffset(Math.Clamp(at.UtcTicks + ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }
}
