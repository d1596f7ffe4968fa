namespace ActorLoad.Host.Fleet;

/// <summary>What the shipper knows of its own work. Pure.</summary>
/// <param name="Shipped">Rows that this run brought to PostgreSQL.</param>
/// <param name="Pending">Rows that were not there after the last look.</param>
/// <param name="Failures">Attempts that failed, in a row.</param>
/// <param name="Problem">Why the last one did; null when it did not.</param>
/// <param name="Contact">When PostgreSQL last took something or said that it has all; null for not yet.</param>
/// <param name="More">The last look ended because it had done enough, not because nothing was left.</param>
internal sealed record FleetState(long Shipped, long Pending, int Failures, string? Problem, DateTimeOffset? Contact, bool More)
{
    private const int Doublings = 20;

    internal static FleetState New { get; } = new(0, 0, 0, null, null, More: false);

    /// <summary>After a round.</summary>
    internal FleetState Done(FleetRound round, DateTimeOffset now) =>
        new(Shipped + round.Shipped, round.Pending, 0, null, round.Contact ? now : Contact, More: round.Pending > 0 && round.Shipped > 0);

    /// <summary>After an attempt that failed.</summary>
    internal FleetState Failed(string problem) => this with { Failures = Failures + 1, Problem = problem, More = false };

    /// <summary>
    /// When to look again: the interval after success, at once while there is more, after each failure twice as long. Spread over half to
    /// one and a half of it, because ten thousand machines that lost their server at once would otherwise come back at once.
    /// </summary>
    /// <param name="options">The interval and the longest pause.</param>
    /// <param name="chance">0 to 1.</param>
    internal TimeSpan Pause(FleetOptions options, double chance)
    {
        if (More)
        {
            return TimeSpan.Zero;
        }

        var doubled = options.Interval * Math.Pow(2, Math.Min(Failures, Doublings));
        var pause = Failures == 0 || doubled < options.LongestPause ? doubled : options.LongestPause;
        return pause * (0.5 + chance);
    }
}
