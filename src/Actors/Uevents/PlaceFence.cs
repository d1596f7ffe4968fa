namespace ActorLoad.Actors.Uevents;

/// <summary>
/// Asks for <see cref="FencePassed"/>. The reader of uevents hands it on to the request router when it has read and asked all that the
/// kernel has sent; the router answers the sender when all requests that had arrived until then are answered, whoever made them.
/// </summary>
/// <param name="Fence">Number of the fence.</param>
internal sealed record PlaceFence(long Fence);
