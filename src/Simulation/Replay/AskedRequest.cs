using ActorLoad.Actors.Boots;

namespace ActorLoad.Simulation.Replay;

/// <summary>A request that was made in a replay.</summary>
/// <param name="Recorded">As it was.</param>
/// <param name="Id">Its number in the replay.</param>
internal readonly record struct AskedRequest(BootRequest Recorded, long Id);
