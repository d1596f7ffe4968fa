namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Calls of finit_module(2) and init_module(2), whoever made them.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Live">Those that made a module live.</param>
/// <param name="Duplicates">Those whose module was there, or being loaded by another call.</param>
/// <param name="Merged">How many of these the kernel let wait without reading the file (since 6.5).</param>
/// <param name="Failed">Those that failed otherwise.</param>
/// <param name="FileBytesInVain">Size of the files that duplicates and failed calls had the kernel read.</param>
public sealed record CallTotals(long Calls, long Live, long Duplicates, long Merged, long Failed, long FileBytesInVain)
{
    /// <summary>Adds them up; what did not come to the kernel is no call, and one without a known end is no more than that.</summary>
    public static CallTotals Of(IEnumerable<BootAttempt> attempts)
    {
        var sum = new CallTotals(0, 0, 0, 0, 0, 0);
        foreach (var call in attempts.Where(attempt => attempt.IsCall))
        {
            sum = new CallTotals(
                sum.Calls + 1,
                sum.Live + (call.Fate == Journal.Events.CallFate.Live ? 1 : 0),
                sum.Duplicates + (call.IsDuplicate ? 1 : 0),
                sum.Merged + (call.Fate == Journal.Events.CallFate.Merged ? 1 : 0),
                sum.Failed + (call.Fate == Journal.Events.CallFate.Failed ? 1 : 0),
                sum.FileBytesInVain + call.FileBytesInVain);
        }

        return sum;
    }
}
