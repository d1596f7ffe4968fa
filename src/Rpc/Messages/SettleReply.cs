namespace ActorLoad.Rpc.Messages;

/// <summary>A reply to <c>Settle</c>: how far it is.</summary>
/// <param name="Settled">Whether all is answered; else this is progress, or the time is over.</param>
/// <param name="Received">Uevents since the service's start.</param>
/// <param name="Requested">Requests that came of them.</param>
/// <param name="Waiting">Those that wait for their answer.</param>
/// <param name="Coldplug">The walk over the devices under way; null for none.</param>
/// <param name="Loading">Loads in flight.</param>
public sealed record SettleReply(
    bool Settled, long Received, long Requested, long Waiting, Coldplug? Coldplug, IReadOnlyList<Loading> Loading);
