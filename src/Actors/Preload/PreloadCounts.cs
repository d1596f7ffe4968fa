namespace ActorLoad.Actors.Preload;

/// <summary>How preloading is.</summary>
/// <param name="Plan">What is begun; null while the list is not read.</param>
/// <param name="Ready">Questions whose modules are live by now.</param>
/// <param name="Failed">Questions that came to nothing: failed, not provided, refused because the service stops.</param>
/// <param name="Skipped">Questions that modprobe.d blacklists.</param>
/// <param name="Score">How it compares with what the boot needed; null while that is not known.</param>
public sealed record PreloadCounts(PreloadPlan? Plan, int Ready, int Failed, int Skipped, PreloadScore? Score)
{
    /// <summary>Whether every question that was begun has its answer.</summary>
    public bool IsOver => Plan is not null && Ready + Failed + Skipped == Plan.Count(PreloadFate.Begun);
}
