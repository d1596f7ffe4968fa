namespace ActorLoad.Interop.Kernel.Asks;

/// <summary>Which loads in flight have made the kernel ask for what. Thread-safe.</summary>
internal sealed class LoadAsks : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(string Path, ThreadAsks Asks)> _loads = [];
    private readonly ModuleRequestEvent? _event;

    // The kernel takes the tracepoint out when its last user goes, and waits for all CPUs then; so one user stays.
    private readonly ThreadAsks? _first;

    /// <summary>Watches, if the kernel lets us.</summary>
    public LoadAsks()
    {
        var found = ModuleRequestEvent.Find();
        _first = found is null ? null : ThreadAsks.Open(found, out _);
        _event = _first is null ? null : found;
    }

    /// <summary>Whether loads are watched.</summary>
    public bool IsWatching => _event is not null;

    /// <summary>
    /// Begins to watch the calling thread, which is about to load this file, until the result is disposed by it. Null if that
    /// is not possible.
    /// </summary>
    public IDisposable? Watch(string path)
    {
        if (_event is null || ThreadAsks.Open(_event, out _) is not { } asks)
        {
            return null;
        }

        lock (_gate)
        {
            _loads.Add((path, asks));
        }

        return new Watched(this, asks);
    }

    /// <summary>Canonical path of a file whose load's thread asked for this last and waits; null if none did. Each ask is given once.</summary>
    public string? Take(string name)
    {
        lock (_gate)
        {
            return _loads.Find(load => load.Asks.Take(name)).Path;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _first?.Dispose();

    private void End(ThreadAsks asks)
    {
        lock (_gate)
        {
            _loads.RemoveAll(load => load.Asks == asks);
        }

        asks.Dispose();
    }

    private sealed class Watched(LoadAsks all, ThreadAsks asks) : IDisposable
    {
        public void Dispose() => all.End(asks);
    }
}
