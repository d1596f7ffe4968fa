using System.Collections.Immutable;

namespace ActorLoad.Interop.Index;

/// <summary>
/// What one match of a spec comes to: the steps that kmod's modprobe would take, in its order. Edges point only to
/// earlier steps, so loops of dependencies or softdeps cannot occur in a plan.
/// </summary>
/// <param name="Target">Name of the requested module, with underscores.</param>
/// <param name="Blacklisted">Whether the blacklist takes this match out; it then has no steps.</param>
/// <param name="Steps">The steps; the target's is <paramref name="TargetStep"/>.</param>
/// <param name="TargetStep">Index of the target's own step, or -1 when blacklisted.</param>
public sealed record ModulePlan(string Target, bool Blacklisted, ImmutableArray<PlanStep> Steps, int TargetStep);
