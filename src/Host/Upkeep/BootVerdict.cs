namespace ActorLoad.Host.Upkeep;

/// <summary>What one boot of a journal holds, by its events.</summary>
/// <param name="Stream">What the journal calls it: machine-id/boot-id.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Requests">Requests in them.</param>
/// <param name="Loads">Loads that began.</param>
/// <param name="Runs">Runs of the service that began.</param>
/// <param name="Killed">Those of them that another run followed without an orderly end between.</param>
/// <param name="Lost">Events that the journal says it had to drop, requests included.</param>
/// <param name="LostRequests">How many of them were requests.</param>
/// <param name="Unknown">Events of kinds that this version does not know.</param>
internal sealed record BootVerdict(string Stream, long Rows, long Requests, long Loads, int Runs, int Killed, long Lost, long LostRequests, long Unknown);
