namespace ActorLoad.Rpc.Messages;

/// <summary>A walk over the devices that is under way.</summary>
/// <param name="Uuid">Marks its events (SYNTH_UUID).</param>
/// <param name="Reason">start, trigger or overrun.</param>
/// <param name="Devices">Devices looked at so far.</param>
/// <param name="Poked">Those that name an alias, and so were asked.</param>
public sealed record Coldplug(string Uuid, string Reason, int Devices, int Poked);
