namespace ActorLoad.Actors.Modules.Life;

/// <summary>Answer a wish.</summary>
/// <param name="Wish">Which.</param>
/// <param name="Answer">With what.</param>
internal sealed record AnswerWish(EnsureLive Wish, ModuleAnswer Answer) : Effect;
