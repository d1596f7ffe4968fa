namespace ActorLoad.Storm;

/// <summary>How far a storm is.</summary>
public sealed record StormProgress(int Answered, int Total, TimeSpan Elapsed);
