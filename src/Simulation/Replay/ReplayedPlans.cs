using ActorLoad.Interop.Index;

namespace ActorLoad.Simulation.Replay;

/// <summary>What the specs of one run were resolved to, in order. Not thread-safe.</summary>
internal sealed class ReplayedPlans
{
    private readonly Dictionary<string, Queue<(TimeSpan At, Resolution Resolution)>> _recorded = new(StringComparer.Ordinal);

    /// <summary>A spec was resolved so.</summary>
    internal void Add(TimeSpan at, Resolution resolution)
    {
        if (!_recorded.TryGetValue(resolution.Spec, out var queue))
        {
            _recorded.Add(resolution.Spec, queue = []);
        }

        queue.Enqueue((at, resolution));
    }

    /// <summary>What a spec is resolved to next, and when; the last time's again where it was not asked so often.</summary>
    internal (TimeSpan At, Resolution Resolution) Next(string spec, TimeSpan now)
    {
        if (!_recorded.TryGetValue(spec, out var queue))
        {
            return (now, new Resolution(spec, LookupSource.None, [], 0));
        }

        return queue.Count > 1 ? queue.Dequeue() : queue.Peek();
    }
}
