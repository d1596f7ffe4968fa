namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>A walk over all devices.</summary>
/// <param name="Uuid">Its mark.</param>
/// <param name="Reason">Why: start, trigger or overrun.</param>
/// <param name="Started">When.</param>
/// <param name="Microseconds">How long; null if it never came to an end.</param>
/// <param name="Devices">Devices that were looked at.</param>
/// <param name="Poked">Those that name an alias, and so were asked.</param>
/// <param name="Failed">Those that could not be.</param>
public sealed record ColdplugSummary(
    string Uuid, string Reason, DateTimeOffset Started, long? Microseconds, int Devices, int Poked, int Failed);
