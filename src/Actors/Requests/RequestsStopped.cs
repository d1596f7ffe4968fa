namespace ActorLoad.Actors.Requests;

/// <summary>Answer to <see cref="StopRequests"/>.</summary>
/// <param name="Refused">How many requests had to be refused.</param>
public sealed record RequestsStopped(int Refused);
