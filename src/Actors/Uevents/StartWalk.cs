namespace ActorLoad.Actors.Uevents;

/// <summary>Walk over the devices.</summary>
/// <param name="Reason">Why.</param>
internal sealed record StartWalk(ColdplugReason Reason) : ColdplugEffect;
