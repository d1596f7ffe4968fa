using ActorLoad.Actors.Boots;

namespace ActorLoad.Host.Reports.Timelines;

/// <summary>Counts microseconds from a story's beginning.</summary>
internal sealed class TimelineClock(BootStory story)
{
    internal DateTimeOffset Start { get; } = story.First ?? DateTimeOffset.UnixEpoch;

    /// <summary>The end of all.</summary>
    internal long End => At(story.Last ?? Start);

    internal long At(DateTimeOffset moment) => Math.Max(0, (moment - Start).Ticks / TimeSpan.TicksPerMicrosecond);
}
