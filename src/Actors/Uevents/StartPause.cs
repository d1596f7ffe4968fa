namespace ActorLoad.Actors.Uevents;

/// <summary>Wait before the next walk.</summary>
/// <param name="Length">How long.</param>
internal sealed record StartPause(TimeSpan Length) : ColdplugEffect;
