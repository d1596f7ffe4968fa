namespace ActorLoad.Actors.Requests;

/// <summary>The actor of a plan has stopped; out of place if the plan had ended.</summary>
/// <param name="Run">The work it was part of.</param>
internal sealed record PlanDied(long Run);
