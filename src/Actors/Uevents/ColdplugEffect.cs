namespace ActorLoad.Actors.Uevents;

/// <summary>Something that a decision of <see cref="ColdplugLife"/> wants done.</summary>
internal abstract record ColdplugEffect;
