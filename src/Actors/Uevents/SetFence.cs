namespace ActorLoad.Actors.Uevents;

/// <summary>Place a fence behind all that the kernel has sent until now.</summary>
/// <param name="Number">Its number.</param>
internal sealed record SetFence(long Number) : ColdplugEffect;
