namespace ActorLoad.Actors.Modules;

/// <summary>The answer to <see cref="EnsureLive"/>.</summary>
/// <param name="Token">The asker's number.</param>
/// <param name="Answer">What came of it.</param>
public sealed record ModuleAnswered(StepToken Token, ModuleAnswer Answer);
