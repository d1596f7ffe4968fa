namespace ActorLoad.Actors.Requests;

/// <summary>A request that waits for its answer.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Request">What it is.</param>
/// <param name="Order">Place of its arrival among all decisions.</param>
internal readonly record struct PendingRequest(RequestId Id, LoadRequest Request, long Order);
