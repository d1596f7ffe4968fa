namespace ActorLoad.Demo;

/// <summary>A line that the guest prints for the host.</summary>
/// <param name="Step">A step that begins; null where this is progress.</param>
/// <param name="Answered">Requests answered so far.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Milliseconds">Since the storm began.</param>
internal sealed record GuestLine(string? Step, int Answered = 0, int Total = 0, long Milliseconds = 0);
