namespace ActorLoad.Host.Fleet;

/// <summary>How far PostgreSQL has come with one stream of the local journal.</summary>
/// <param name="Stream">What the stream is called there; not as here where a file with other events of the same boot came before.</param>
/// <param name="Reached">The greatest sequence number that is there; 0 for none.</param>
/// <param name="Covered">Up to which one the boot's summary counts.</param>
/// <param name="Known">Whether the boot has its row.</param>
internal sealed record FleetPosition(string Stream, long Reached, long Covered, bool Known);
