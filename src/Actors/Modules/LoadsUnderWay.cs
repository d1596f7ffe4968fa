using System.Collections.Concurrent;

namespace ActorLoad.Actors.Modules;

/// <summary>
/// Every load that somebody may be waiting for, by canonical path: those of this service, and those of others that it has met.
/// Written by the modules, read by the request router and for reports. Thread-safe.
/// </summary>
public sealed class LoadsUnderWay
{
    private readonly ConcurrentDictionary<string, LoadUnderWay> _loads = new(StringComparer.Ordinal);

    /// <summary>All, in no order.</summary>
    public IEnumerable<LoadUnderWay> All => _loads.Values;

    /// <summary>The load of this file, or null.</summary>
    internal LoadUnderWay? Of(string path) => _loads.GetValueOrDefault(path);

    /// <summary>It has begun.</summary>
    internal void Add(LoadUnderWay load) => _loads[load.Path] = load;

    /// <summary>It is over.</summary>
    internal void Remove(string path) => _loads.TryRemove(path, out _);
}
