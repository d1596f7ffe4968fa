namespace ActorLoad.Actors.Uevents;

/// <summary>All that the kernel had sent when the fence was placed is answered.</summary>
/// <param name="Fence">Number of the fence.</param>
/// <param name="Led">Whether any work was done for it since: it may have brought new devices, whose events came behind the fence.</param>
internal sealed record FencePassed(long Fence, bool Led);
