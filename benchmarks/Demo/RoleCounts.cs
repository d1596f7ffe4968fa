using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Demo;

/// <summary>Requests by how they were answered.</summary>
internal sealed record RoleCounts(int Total, int Led, int Joined, int Live, int Remembered)
{
    public static RoleCounts None { get; } = new(0, 0, 0, 0, 0);

    public static RoleCounts Of(IReadOnlyCollection<RequestAnswered> requests) => new(
        requests.Count,
        requests.Count(r => r.Role == Role.Leader),
        requests.Count(r => r.Role == Role.Joined),
        requests.Count(r => r.Role == Role.Live),
        requests.Count(r => r.Role == Role.Remembered));
}
