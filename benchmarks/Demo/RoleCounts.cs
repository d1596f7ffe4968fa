using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Demo;

/// <summary>Requests by how they were answered.</summary>
/// <param name="Total">All.</param>
/// <param name="Led">Leaders.</param>
/// <param name="Joined">Those that waited with a leader.</param>
/// <param name="Live">Those that found it live.</param>
/// <param name="Remembered">Those answered from a remembered failure.</param>
/// <param name="Other">Those for which there was nothing to load.</param>
internal sealed record RoleCounts(int Total, int Led, int Joined, int Live, int Remembered, int Other)
{
    public static RoleCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    public static RoleCounts Of(IReadOnlyCollection<RequestAnswered> requests) => new(
        requests.Count,
        requests.Count(r => r.Role == Role.Leader),
        requests.Count(r => r.Role == Role.Joined),
        requests.Count(r => r.Role == Role.Live),
        requests.Count(r => r.Role == Role.Remembered),
        requests.Count(r => r.Role > Role.Remembered));
}
