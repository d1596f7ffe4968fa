namespace ActorLoad.Actors.Requests;

/// <summary>
/// Refuse new requests, and answer <see cref="RequestsStopped"/> to the sender when the last waiting one has its answer, or
/// when the time is over and the rest were refused.
/// </summary>
/// <param name="Within">How long loads in flight may take.</param>
public sealed record StopRequests(TimeSpan Within);
