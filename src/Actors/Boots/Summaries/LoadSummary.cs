namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>One load.</summary>
/// <param name="Name">Module name.</param>
/// <param name="Path">Its file.</param>
/// <param name="Began">When it began.</param>
/// <param name="Microseconds">How long it took.</param>
/// <param name="Errno">0, or what it failed with.</param>
/// <param name="LedBy">Who led it, in one word.</param>
/// <param name="Waiters">How many requests waited for it: those that it answered, and those for which it was a dependency.</param>
public sealed record LoadSummary(string Name, string Path, DateTimeOffset Began, long Microseconds, int Errno, string? LedBy, int Waiters);
