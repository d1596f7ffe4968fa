using System.Collections.Immutable;

namespace ActorLoad.Actors.Requests;

/// <summary>Answer to <see cref="CountRequests"/>.</summary>
/// <param name="Arrived">Requests since the start.</param>
/// <param name="ByRole">Answered requests by role.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Abandoned">Requests whose requester timed out or went away.</param>
/// <param name="Waiting">Requests that wait now.</param>
/// <param name="ByLoad">How many of them wait for each load in flight, by canonical path.</param>
public sealed record RequestCounts(
    long Arrived, ImmutableDictionary<Role, long> ByRole, long Failed, long Abandoned, int Waiting, ImmutableDictionary<string, int> ByLoad);
