using ActorLoad.Actors.Boots;

namespace ActorLoad.Simulation.Replay;

/// <summary>A request that was answered in another way than it was.</summary>
/// <param name="Recorded">As it was.</param>
/// <param name="Replayed">As it is now; null if there was no answer.</param>
public readonly record struct ReplayDifference(BootRequest Recorded, BootRequest? Replayed);
