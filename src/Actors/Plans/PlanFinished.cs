using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Plans;

/// <summary>A plan is carried out.</summary>
/// <param name="Run">Which: the number of its leader.</param>
/// <param name="Answer">What its leader is answered.</param>
internal sealed record PlanFinished(long Run, Answer Answer);
