namespace ActorLoad.Actors.Modules;

/// <summary>Answer to <see cref="DescribeLoad"/>.</summary>
/// <param name="Load">The load in flight, or null.</param>
internal sealed record LoadDescribed(LoadInFlight? Load);
