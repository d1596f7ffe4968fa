namespace ActorLoad.Host.Configuration;

/// <summary>A unit of a quantity.</summary>
/// <param name="Size">In the smallest.</param>
/// <param name="Names">What it is called; the first is written.</param>
internal sealed record Unit(long Size, params string[] Names);
