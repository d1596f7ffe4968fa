namespace ActorLoad.Interop.Kernel.Stats;

/// <summary>A module that the kernel refused because it was there, or coming.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Times">How often.</param>
/// <param name="Reason">Where it ended, in the kernel's words: Becoming, Load, or both.</param>
public sealed record DuplicateStats(string Name, long Times, string Reason);
