using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>One match of a plan's spec, as it was to be carried out. The names of its steps are in <see cref="PlanMade.Steps"/>.</summary>
/// <param name="Target">Name of the requested module.</param>
/// <param name="Blacklisted">Whether the blacklist took it out; it then has no steps.</param>
/// <param name="TargetStep">Place of the target's step; -1 when blacklisted.</param>
/// <param name="Steps">The steps.</param>
public sealed record PlannedMatch(string Target, bool Blacklisted, int TargetStep, ImmutableArray<PlannedStep> Steps);
