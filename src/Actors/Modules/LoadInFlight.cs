using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Modules;

/// <summary>A load in flight, for reports.</summary>
/// <param name="Name">Module name.</param>
/// <param name="Path">Canonical path.</param>
/// <param name="Since">When it began, UTC.</param>
/// <param name="Requester">Who leads it.</param>
/// <param name="Waiters">How many wishes wait for it, the leader's included.</param>
public sealed record LoadInFlight(string Name, string Path, DateTimeOffset Since, Requester Requester, int Waiters);
