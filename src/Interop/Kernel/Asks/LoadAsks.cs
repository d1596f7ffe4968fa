namespace ActorLoad.Interop.Kernel.Asks;

/// <summary>Which loads in flight have made the kernel ask for what. Thread-safe.</summary>
internal sealed class LoadAsks : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(string Path, ThreadAsks Asks)> _loads = [];
    private ModuleRequestEvent? _event;

    // The kernel takes the tracepoint out when its last user goes, and waits for all CPUs then; so one user stays.
    private ThreadAsks? _first;
    private bool _isRefused;

    /// <summary>Whether loads are watched, as far as is known by now.</summary>
    public bool IsWatching => Find() is not null;

    /// <summary>
    /// Begins to watch the calling thread, which is about to load this file, until the result is disposed by it. Null if that
    /// is not possible.
    /// </summary>
    public IDisposable? Watch(string path)
    {
        if (Find() is not { } found || ThreadAsks.Open(found, out _) is not { } asks)
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

    // tracefs may be mounted later, as it is in early boot; a refusal is for good.
    private ModuleRequestEvent? Find()
    {
        lock (_gate)
        {
            if (_event is null && !_isRefused && ModuleRequestEvent.Find() is { } found)
            {
                _first = ThreadAsks.Open(found, out _);
                _isRefused = _first is null;
                _event = _isRefused ? null : found;
            }

            return _event;
        }
    }

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
