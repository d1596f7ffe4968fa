using ActorLoad.Interop.Index;

namespace ActorLoad.Actors.Plans;

/// <summary>Answer to <see cref="ResolveSpec"/>.</summary>
/// <param name="Run">The asker's number.</param>
/// <param name="Resolution">What the spec comes to; null if the indexes could not be read.</param>
/// <param name="Detail">Why not.</param>
public sealed record PlanResolved(long Run, Resolution? Resolution, string? Detail = null);
