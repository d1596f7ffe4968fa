using System.Collections.Immutable;

namespace ActorLoad.Host.Reports.Timelines;

/// <summary>A load of the service or a call of others, as it is drawn.</summary>
/// <param name="Name">Module name.</param>
/// <param name="Path">Its file.</param>
/// <param name="From">When it began, in microseconds since the timeline's beginning.</param>
/// <param name="To">When it ended; where no end is known, the end of all.</param>
/// <param name="State">live, failed, duplicate where a call of others brought nothing because the module was there or coming, or open where no end is known.</param>
/// <param name="Error">What it returned, as a word, or merged; null if it did not fail.</param>
/// <param name="Stage">Where it ended, in the interface's words.</param>
/// <param name="Detail">More, or null.</param>
/// <param name="Options">Its parameters.</param>
/// <param name="LedBy">Who led it, in one word; of a call of others, who made it.</param>
/// <param name="Waiters">How many requests waited for it, its leader included.</param>
/// <param name="Waits">Some of them, in the order of their coming; all where they are few.</param>
/// <param name="IsObserved">Others called, and the service only looked on.</param>
internal sealed record TimelineLoad(
    string Name,
    string Path,
    long From,
    long To,
    string State,
    string? Error,
    string? Stage,
    string? Detail,
    string Options,
    string? LedBy,
    int Waiters,
    ImmutableArray<TimelineWait> Waits,
    bool IsObserved);
