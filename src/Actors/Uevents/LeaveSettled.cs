namespace ActorLoad.Actors.Uevents;

/// <summary>Who asked <see cref="AwaitSettled"/> does not wait any more.</summary>
/// <param name="Token">The name it gave.</param>
public sealed record LeaveSettled(object Token);
