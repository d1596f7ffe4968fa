namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>A process above one that asked.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Comm">Its name.</param>
/// <param name="Exe">The file that it ran; null where it was gone too soon, or is a thread of the kernel.</param>
/// <param name="StartedMicroseconds">When it began, counted from the boot of the kernel; exact to a hundredth of a second.</param>
public sealed record ParentSummary(int Pid, string Comm, string? Exe, long StartedMicroseconds);
