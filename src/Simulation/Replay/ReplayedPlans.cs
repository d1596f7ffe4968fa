using ActorLoad.Interop.Index;

namespace ActorLoad.Simulation.Replay;

/// <summary>What the specs of one run were resolved to, in order. Not thread-safe.</summary>
internal sealed class ReplayedPlans
{
    private readonly Dictionary<string, Queue<(TimeSpan At, TimeSpan Took, Resolution Resolution)>> _recorded = new(StringComparer.Ordinal);

    /// <summary>A spec was resolved so.</summary>
    /// <param name="asked">When it was asked for.</param>
    /// <param name="at">When it was known.</param>
    /// <param name="resolution">What it came to.</param>
    internal void Add(TimeSpan asked, TimeSpan at, Resolution resolution)
    {
        if (!_recorded.TryGetValue(resolution.Spec, out var queue))
        {
            _recorded.Add(resolution.Spec, queue = []);
        }

        queue.Enqueue((at, at - asked, resolution));
    }

    /// <summary>
    /// What a spec is resolved to next, and when: no later than it was, and earlier where it is asked for earlier; the last time's again where it
    /// was not asked so often.
    /// </summary>
    internal (TimeSpan At, Resolution Resolution) Next(string spec, TimeSpan now)
    {
        if (!_recorded.TryGetValue(spec, out var queue))
        {
            return (now, new Resolution(spec, LookupSource.None, [], 0));
        }

        var (at, took, resolution) = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        return (at < now + took ? at : now + took, resolution);
    }
}
