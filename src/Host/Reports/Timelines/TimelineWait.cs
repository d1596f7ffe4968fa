namespace ActorLoad.Host.Reports.Timelines;

/// <summary>A request that waited for a load.</summary>
/// <param name="At">When it came, in microseconds since the timeline's beginning.</param>
/// <param name="Answered">When it was answered.</param>
/// <param name="By">Who asked, in one word.</param>
/// <param name="Spec">For what.</param>
/// <param name="Role">How it was answered.</param>
internal sealed record TimelineWait(long At, long Answered, string By, string Spec, string Role);
