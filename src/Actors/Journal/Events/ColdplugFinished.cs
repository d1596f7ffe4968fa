namespace ActorLoad.Actors.Journal.Events;

/// <summary>All devices were asked; their events are on the way, or read already.</summary>
/// <param name="At">When.</param>
/// <param name="Uuid">Which.</param>
/// <param name="Devices">Devices that were looked at.</param>
/// <param name="Poked">Those that name an alias, and so were asked.</param>
/// <param name="Failed">Those that could not be.</param>
/// <param name="Microseconds">How long it took.</param>
public sealed record ColdplugFinished(
    DateTimeOffset At, string Uuid, int Devices, int Poked, int Failed, long Microseconds) : ILedgerEvent;
