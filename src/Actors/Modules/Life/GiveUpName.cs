namespace ActorLoad.Actors.Modules.Life;

/// <summary>Another file of this name is wanted and this one has nothing in the kernel: the name is free for it.</summary>
/// <param name="Wish">The wish for the other file.</param>
internal sealed record GiveUpName(EnsureLive Wish) : Effect;
