using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Simulation.Replay;

/// <summary>What a boot comes to, in numbers.</summary>
/// <param name="Calls">Calls of the kernel's finit_module(2) or init_module(2).</param>
/// <param name="Loaded">How many of them made a module live.</param>
/// <param name="Refused">How many failed.</param>
/// <param name="FileBytes">Bytes of the files that were read for them.</param>
/// <param name="Requests">Requests.</param>
/// <param name="Roles">Requests by how they were answered.</param>
/// <param name="Outcomes">Requests by what came of them.</param>
/// <param name="WaitMicroseconds">What all requests waited, together.</param>
/// <param name="LongestWaitMicroseconds">And the one that waited longest.</param>
/// <param name="TotalMicroseconds">From the first request to the last answer.</param>
public sealed record ReplayFigures(
    int Calls,
    int Loaded,
    int Refused,
    long FileBytes,
    int Requests,
    ImmutableSortedDictionary<Role, int> Roles,
    ImmutableSortedDictionary<Outcome, int> Outcomes,
    long WaitMicroseconds,
    long LongestWaitMicroseconds,
    long TotalMicroseconds)
{
    /// <summary>Those of a boot.</summary>
    internal static ReplayFigures Of(BootStory story)
    {
        BootLoad[] calls = [.. story.Loads.Where(load => load.IsCall)];
        return new ReplayFigures(
            calls.Length,
            calls.Count(load => load.IsSuccess),
            calls.Count(load => load.IsFailure),
            story.Loads.Sum(load => load.FileBytes),
            story.Requests.Length,
            story.Requests.CountBy(request => request.Role).ToImmutableSortedDictionary(),
            story.Requests.CountBy(request => request.Outcome).ToImmutableSortedDictionary(),
            story.Requests.Sum(request => request.WaitMicroseconds),
            story.Requests.Select(request => request.WaitMicroseconds).DefaultIfEmpty().Max(),
            Span(story));
    }

    private static long Span(BootStory story) => story.Requests.IsEmpty
        ? 0
        : (long)(story.Requests.Max(request => request.Answered) - story.Requests.Min(request => request.At)).TotalMicroseconds;
}
