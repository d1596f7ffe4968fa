using ActorLoad.Actors.Boots;

namespace ActorLoad.Simulation.Replay;

/// <summary>One load as it is to go again.</summary>
/// <param name="Load">What the journal says of it.</param>
/// <param name="Began">When it began, since the boot's first event.</param>
/// <param name="Ends">When its module's actor knew the end; null for never.</param>
/// <param name="IsLiveAfterwards">The module was live after it though it failed: others were faster.</param>
internal sealed record ReplayedLoad(BootLoad Load, TimeSpan Began, TimeSpan? Ends, bool IsLiveAfterwards);
