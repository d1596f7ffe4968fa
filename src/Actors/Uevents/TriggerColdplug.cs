namespace ActorLoad.Actors.Uevents;

/// <summary>Asks for a walk over all devices. Answered with <see cref="ColdplugWalked"/> at its end.</summary>
/// <param name="Reason">Why.</param>
public sealed record TriggerColdplug(ColdplugReason Reason);
