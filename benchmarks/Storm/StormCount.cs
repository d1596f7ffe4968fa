namespace ActorLoad.Storm;

/// <summary>Equal answers.</summary>
public sealed record StormCount(StormAnswer Answer, int Count);
