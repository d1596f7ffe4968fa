using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Simulation.Replay;

/// <summary>A boot beside its replay.</summary>
/// <param name="Recorded">How it was.</param>
/// <param name="Replayed">How it is in the replay.</param>
/// <param name="Differences">Requests that were answered in another way.</param>
/// <param name="Story">The replay's own story; null where the service's actors were not asked.</param>
public sealed record ReplayResult(
    ReplayFigures Recorded, ReplayFigures Replayed, ImmutableArray<ReplayDifference> Differences, BootStory? Story)
{
    /// <summary>Whether calls, roles and outcomes are what they were, request by request.</summary>
    public bool IsExact => Differences.IsEmpty
        && Recorded.Calls == Replayed.Calls
        && Recorded.Loaded == Replayed.Loaded
        && Recorded.Refused == Replayed.Refused;

    /// <summary>How far the replay is from what was.</summary>
    internal int Distance => Differences.Length + Math.Abs(Recorded.Calls - Replayed.Calls);

    /// <summary>Compares them.</summary>
    /// <param name="recorded">The boot.</param>
    /// <param name="replayed">Its replay.</param>
    /// <param name="asked">The requests that were made in the replay.</param>
    internal static ReplayResult Of(BootStory recorded, BootStory replayed, IReadOnlyList<AskedRequest> asked)
    {
        var answers = replayed.Requests.ToDictionary(request => (request.Run, request.Id));
        var known = recorded.Requests.Select(request => (request.Run, request.Id)).ToHashSet();
        var differences = ImmutableArray.CreateBuilder<ReplayDifference>();
        var guessed = new HashSet<(int, long)>();
        foreach (var (request, id) in asked)
        {
            if (!known.Contains((request.Run, request.Id)))
            {
                guessed.Add((request.Run, id));
            }
            else if (!answers.TryGetValue((request.Run, id), out var answer))
            {
                differences.Add(new ReplayDifference(request, null));
            }
            else if ((answer.Role, answer.Outcome, answer.Errno) != (request.Role, request.Outcome, request.Errno))
            {
                differences.Add(new ReplayDifference(request, answer));
            }
        }

        // Nobody waits for a preload that the boot did not have; its loads count.
        var made = asked.Select(other => (other.Recorded.Run, other.Id)).ToHashSet();
        var comparable = replayed with
        {
            Requests = [.. replayed.Requests.Where(request => !guessed.Contains((request.Run, request.Id))
                && (request.Requester.Kind != RequesterKind.Preload || made.Contains((request.Run, request.Id))))],
        };
        return new ReplayResult(ReplayFigures.Of(recorded), ReplayFigures.Of(comparable), differences.ToImmutable(), replayed);
    }
}
