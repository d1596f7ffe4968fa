using System.Collections.Immutable;
using ActorLoad.Actors.Boots;

namespace ActorLoad.Host.Reports.Timelines;

/// <summary>A boot as it is drawn: what the page and the picture have in common.</summary>
/// <param name="Start">The moment from which all times are counted.</param>
/// <param name="Axis">How time becomes place.</param>
/// <param name="Loads">Every load, in the order of their beginning.</param>
/// <param name="Marks">What happened beside them.</param>
/// <param name="Waiting">The most requests that waited at once, in each of <see cref="Bins"/> equal parts of the axis.</param>
/// <param name="Loading">The most loads that ran at once, likewise.</param>
internal sealed record Timeline(
    DateTimeOffset Start,
    TimeAxis Axis,
    ImmutableArray<TimelineLoad> Loads,
    ImmutableArray<TimelineMark> Marks,
    ImmutableArray<int> Waiting,
    ImmutableArray<int> Loading)
{
    internal const int Bins = 400;

    /// <summary>The boot of this story.</summary>
    internal static Timeline Of(BootStory story)
    {
        var clock = new TimelineClock(story);
        var loads = new TimelineLoads(story, clock).All();
        var marks = TimelineMarks.Of(story, clock);
        Span[] busy = [.. loads.Select(load => new Span(load.From, load.To))];
        Span[] waits = [.. story.Requests.Select(request => new Span(clock.At(request.At), clock.At(request.Answered)))];
        var axis = TimeAxis.Of(busy.Concat(waits).Concat(marks.Select(mark => new Span(mark.From, mark.To))));
        return new Timeline(clock.Start, axis, loads, marks, Crowd.Of(axis, waits, Bins), Crowd.Of(axis, busy, Bins));
    }
}
