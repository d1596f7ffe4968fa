using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Modules;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation.Replay;

/// <summary>How the loads of a boot went, file by file in order. Not thread-safe.</summary>
/// <param name="time">To know how long a load still takes.</param>
internal sealed class ReplayedLoads(VirtualTime time)
{
    private static readonly TimeSpan Forever = TimeSpan.FromDays(36500);

    private readonly Dictionary<string, Queue<ReplayedLoad>> _recorded = new(StringComparer.Ordinal);

    /// <summary>A load that begins earlier than it did ends earlier, too: it takes as long as it took.</summary>
    internal bool AreEarly { get; init; }

    /// <summary>A file was loaded so.</summary>
    internal void Add(ReplayedLoad load)
    {
        if (!_recorded.TryGetValue(load.Load.Path, out var queue))
        {
            _recorded.Add(load.Load.Path, queue = []);
        }

        queue.Enqueue(load);
    }

    /// <summary>A run of the service is over: what it did not come to is not done.</summary>
    internal void Forget() => _recorded.Clear();

    /// <summary>How the next load of a file goes; as the last one did where there were not so many.</summary>
    internal SimulatedLoad Next(LoadOrder order)
    {
        if (!_recorded.TryGetValue(order.Path, out var queue))
        {
            return SimulatedLoad.Success;
        }

        var next = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        return new SimulatedLoad(Lasts(next), next.Load.Errno, Stages.Parse(next.Load.Stage ?? "insert"), next.Load.Detail)
        {
            FileBytes = next.Load.FileBytes,
            IsLiveAfterwards = next.IsLiveAfterwards,
        };
    }

    // Until the moment at which it ended, where it is begun no later than it was; else as long as it took.
    private TimeSpan Lasts(ReplayedLoad load) => load.Ends is not { } ends
        ? Forever
        : ends - (time.Now <= load.Began && !AreEarly ? time.Now : load.Began);
}
