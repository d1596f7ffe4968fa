using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>A spec that nothing provides.</summary>
/// <param name="Spec">The spec.</param>
/// <param name="Requests">How many asked for it.</param>
/// <param name="Sources">The doors through which they came.</param>
/// <param name="Requester">The first of them, in one word.</param>
public sealed record UnmetSummary(string Spec, long Requests, ImmutableArray<string> Sources, string Requester);
