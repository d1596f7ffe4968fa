using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots;

/// <summary>One decision of an actor.</summary>
/// <param name="Run">In which run of the service.</param>
/// <param name="Decision">Which.</param>
public readonly record struct BootDecision(int Run, Decision Decision);
