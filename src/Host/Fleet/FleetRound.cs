namespace ActorLoad.Host.Fleet;

/// <summary>What one look at the journal came to.</summary>
/// <param name="Shipped">Rows that were brought to PostgreSQL.</param>
/// <param name="Pending">Rows that are not there yet.</param>
/// <param name="Contact">Whether PostgreSQL was asked anything.</param>
internal sealed record FleetRound(long Shipped, long Pending, bool Contact);
