namespace ActorLoad.Actors.Uevents;

/// <summary>
/// Asks to be told <see cref="Settled"/> when no walk is under way or due, and all that the kernel has sent until then, and what
/// came of the modules that this had loaded, is answered.
/// </summary>
/// <param name="Token">The asker's own name for this; see <see cref="LeaveSettled"/>.</param>
public sealed record AwaitSettled(object Token);
