namespace ActorLoad.Rpc.Messages;

/// <summary>The answer to <c>Trigger</c>.</summary>
/// <param name="Uuid">Marks the events of this walk (SYNTH_UUID).</param>
/// <param name="Devices">Devices looked at.</param>
/// <param name="Poked">Those that name an alias, and so were asked.</param>
/// <param name="Failed">Those that could not be asked.</param>
/// <param name="Message">What the first failure was; null for none.</param>
public sealed record TriggerReply(string Uuid, int Devices, int Poked, int Failed, string? Message);
