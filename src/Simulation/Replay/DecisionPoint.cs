using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Simulation.Replay;

/// <summary>One place in the order of decisions.</summary>
/// <param name="Order">Which.</param>
/// <param name="At">When, since the boot's first event.</param>
/// <param name="Arrival">The request that arrived; null where something else was decided.</param>
/// <param name="Decisions">What was decided and seen.</param>
internal sealed record DecisionPoint(long Order, TimeSpan At, BootRequest? Arrival, ImmutableArray<Decision> Decisions)
{
    /// <summary>All of a run, in order.</summary>
    internal static IEnumerable<DecisionPoint> Of(RunReading run)
    {
        var arrivals = run.Requests.Where(request => request.Order > 0).ToDictionary(request => request.Order);
        var decisions = run.Decisions.GroupBy(decision => decision.Order).ToDictionary(group => group.Key, group => group.ToImmutableArray());
        foreach (var order in arrivals.Keys.Concat(decisions.Keys).Distinct().Order())
        {
            BootRequest? arrival = arrivals.TryGetValue(order, out var request) ? request : null;
            var made = decisions.GetValueOrDefault(order, []);
            yield return new DecisionPoint(order, run.Since(arrival?.At ?? made.Min(decision => decision.At)), arrival, made);
        }
    }
}
