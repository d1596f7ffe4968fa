namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Calls in vain of one kind, made or avoided.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Bytes">What the kernel wasted on them, or would have.</param>
public sealed record CostPart(long Calls, long Bytes);
