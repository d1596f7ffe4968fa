namespace ActorLoad.Actors.Uevents;

/// <summary>All requests from before the fence are answered.</summary>
/// <param name="Fence">Number of the fence.</param>
/// <param name="Led">Whether any work was done since: it may have brought new devices, whose events came behind the fence.</param>
internal sealed record FencePassed(long Fence, bool Led);
