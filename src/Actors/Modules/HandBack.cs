namespace ActorLoad.Actors.Modules;

/// <summary>
/// A module returns a wish to the router: it does not own the name any more, or it gives the name up because it has no
/// load of its own and another file is wanted.
/// </summary>
/// <param name="Wish">What was asked of it.</param>
internal sealed record HandBack(EnsureLive Wish);
