namespace ActorLoad.Rpc.Messages;

/// <summary>Who asks, as far as the caller knows better than the socket does; <c>Requester</c> of the interface.</summary>
/// <param name="Kind">The kind of caller.</param>
/// <param name="Devpath">The device it asks for.</param>
/// <param name="Subsystem">That device's subsystem.</param>
/// <param name="Seqnum">That uevent's SEQNUM.</param>
public sealed record RequesterClaim(
    WireRequesterKind Kind, string? Devpath = null, string? Subsystem = null, long? Seqnum = null);
