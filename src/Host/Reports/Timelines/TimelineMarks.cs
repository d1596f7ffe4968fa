using System.Collections.Immutable;
using ActorLoad.Actors.Boots;

namespace ActorLoad.Host.Reports.Timelines;

/// <summary>What is marked beside the loads.</summary>
internal static class TimelineMarks
{
    internal static ImmutableArray<TimelineMark> Of(BootStory story, TimelineClock clock) =>
    [
        .. story.Coldplugs.Select(walk => new TimelineMark(
            "coldplug",
            clock.At(walk.Started.At),
            walk.Finished is { } end ? Math.Max(clock.At(end.At), clock.At(walk.Started.At)) : clock.At(walk.Started.At),
            $"coldplug ({walk.Started.Reason})")),
        .. story.Runs.Select(run => Moment("start", clock.At(run.Started), $"actorloadd[{run.Pid}] starts")),
        .. story.Foreign.Select(foreign => Moment("foreign", clock.At(foreign.At), foreign.Name)),
    ];

    private static TimelineMark Moment(string kind, long at, string text) => new(kind, at, at, text);
}
