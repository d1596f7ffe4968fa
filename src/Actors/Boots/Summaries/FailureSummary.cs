namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>A module whose last load failed.</summary>
/// <param name="Name">Module name.</param>
/// <param name="Path">Its file; null where that is not known.</param>
/// <param name="Errno">What it failed with.</param>
/// <param name="ErrnoName">The same as a word.</param>
/// <param name="Stage">Where, in the interface's words.</param>
/// <param name="Detail">More, or null.</param>
/// <param name="At">When.</param>
/// <param name="Calls">Calls of the kernel for it.</param>
/// <param name="LedBy">Who led the last one, or called, in one word.</param>
public sealed record FailureSummary(
    string Name, string? Path, int Errno, string ErrnoName, string? Stage, string? Detail, DateTimeOffset At, int Calls, string? LedBy);
