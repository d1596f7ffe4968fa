using System.Collections.Immutable;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// Counts requests as they come and go, and gives the numbers of the ledger. It outlives a restart of its actor, because no
/// number may be given twice.
/// </summary>
internal sealed class RequestTally
{
    private readonly long[] _byRole = new long[Enum.GetValues<Role>().Length];
    private long _arrived;
    private long _plans;
    private long _failed;
    private long _abandoned;

    /// <summary>How many requests came so far: the number of the last.</summary>
    public long Arrived => _arrived;

    /// <summary>A request came; this is its number.</summary>
    public RequestId Arrive() => new(++_arrived);

    /// <summary>The number of the next plan.</summary>
    public long NextPlan() => ++_plans;

    /// <summary>A request got its answer.</summary>
    public void Answered(Role role, Outcome outcome)
    {
        if (outcome is Outcome.Abandoned or Outcome.TimedOut)
        {
            _abandoned++;
            return;
        }

        _byRole[(int)role]++;
        if (outcome == Outcome.Failed)
        {
            _failed++;
        }
    }

    /// <summary>The counts now.</summary>
    /// <param name="waiting">Requests that wait.</param>
    /// <param name="byLoad">How many wait for each load in flight, by path.</param>
    public RequestCounts Snapshot(int waiting, ImmutableDictionary<string, int> byLoad) => new(
        _arrived,
        Enum.GetValues<Role>().ToImmutableDictionary(role => role, role => _byRole[(int)role]),
        _failed,
        _abandoned,
        waiting,
        byLoad);
}
