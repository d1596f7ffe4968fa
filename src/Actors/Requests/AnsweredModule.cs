using ActorLoad.Actors.Modules;

namespace ActorLoad.Actors.Requests;

/// <summary>One module in the answer to a request.</summary>
/// <param name="Answer">What came of it.</param>
/// <param name="Requested">Whether the spec itself names it; the others are dependencies and softdeps.</param>
public sealed record AnsweredModule(ModuleAnswer Answer, bool Requested);
