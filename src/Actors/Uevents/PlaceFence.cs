namespace ActorLoad.Actors.Uevents;

/// <summary>Asks the reader to tell <see cref="FencePassed"/> when all that the kernel has sent until now was read, asked and answered.</summary>
/// <param name="Fence">Number of the fence.</param>
internal sealed record PlaceFence(long Fence);
