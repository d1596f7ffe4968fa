using ActorLoad.Interop.Uevents;

namespace ActorLoad.Actors.Uevents;

/// <summary>A walk over the devices.</summary>
/// <param name="Uuid">Marks its events (SYNTH_UUID).</param>
/// <param name="Reason">Why it is done.</param>
/// <param name="Progress">How far it is.</param>
public sealed record ColdplugWalk(string Uuid, ColdplugReason Reason, WalkProgress Progress);
