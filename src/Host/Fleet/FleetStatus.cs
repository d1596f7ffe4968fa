namespace ActorLoad.Host.Fleet;

/// <summary>Answer to <see cref="GetFleetStatus"/>.</summary>
/// <param name="Server">Host and database.</param>
/// <param name="State">What there is to say.</param>
internal sealed record FleetStatus(string Server, FleetState State);
