using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Plans;

/// <summary>Asks the resolver what a spec comes to. Answered with <see cref="PlanResolved"/> to the sender.</summary>
/// <param name="Key">What is asked.</param>
/// <param name="Run">The asker's number for this; comes back with the answer.</param>
public sealed record ResolveSpec(RequestKey Key, long Run);
