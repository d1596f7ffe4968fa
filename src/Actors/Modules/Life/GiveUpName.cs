namespace ActorLoad.Actors.Modules.Life;

/// <summary>
/// Another file of this name is wanted and this one has nothing in the kernel: the name is free, and the wish goes back to
/// the router.
/// </summary>
/// <param name="Wish">The wish for the other file, or one for this file that came after it.</param>
internal sealed record GiveUpName(EnsureLive Wish) : Effect;
