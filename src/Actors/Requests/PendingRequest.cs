namespace ActorLoad.Actors.Requests;

/// <summary>A request that waits for its answer.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Request">What it is.</param>
internal readonly record struct PendingRequest(RequestId Id, LoadRequest Request);
