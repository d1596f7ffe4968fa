namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Avoided calls of one kind.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Bytes">What the kernel would have wasted on them.</param>
public sealed record CostPart(long Calls, long Bytes);
