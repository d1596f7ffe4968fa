namespace ActorLoad.Actors.Uevents;

/// <summary>A walk over the devices is over: the kernel has sent all its events.</summary>
/// <param name="Walk">Which, with what it came to.</param>
public sealed record ColdplugWalked(ColdplugWalk Walk);
