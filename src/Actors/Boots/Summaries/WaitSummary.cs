namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>How long requests waited for their answers, in microseconds.</summary>
/// <param name="Total">All together.</param>
/// <param name="Median">Half of them waited no longer.</param>
/// <param name="Percentile99">99 of 100 waited no longer.</param>
/// <param name="Longest">The longest.</param>
public sealed record WaitSummary(long Total, long Median, long Percentile99, long Longest);
