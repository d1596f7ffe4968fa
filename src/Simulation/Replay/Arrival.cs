using ActorLoad.Actors.Boots;

namespace ActorLoad.Simulation.Replay;

/// <summary>A request as it is to come again.</summary>
/// <param name="Request">What the journal says of it.</param>
/// <param name="At">When the router takes it, since the boot's first event.</param>
/// <param name="IsGuessed">The journal has only what it led to, not the request.</param>
internal sealed record Arrival(BootRequest Request, TimeSpan At, bool IsGuessed);
