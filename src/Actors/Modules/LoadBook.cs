using System.Collections.Concurrent;

namespace ActorLoad.Actors.Modules;

/// <summary>
/// Which of the kernel's modules this service loaded in this boot, in this run or an earlier one, and for whom. Thread-safe.
/// </summary>
/// <param name="before">Names of the modules that were there when this run began.</param>
public sealed class LoadBook(IEnumerable<string> before)
{
    private readonly ConcurrentDictionary<string, bool> _before = new(before.Select(name => KeyValuePair.Create(name, value: true)));
    private readonly ConcurrentDictionary<string, LoadRecord> _loads = [];

    /// <summary>A load by this run has made the module live.</summary>
    public void Loaded(string name, LoadRecord load) => _loads[name] = load;

    /// <summary>The module was removed: whoever loads it next begins a new story.</summary>
    public void Gone(string name)
    {
        _loads.TryRemove(name, out _);
        _before.TryRemove(name, out _);
    }

    /// <summary>What earlier runs in this boot loaded. What this run has loaded since is newer, and what was not there at its start is gone.</summary>
    public void Restore(IEnumerable<KeyValuePair<string, LoadRecord>> earlier)
    {
        foreach (var (name, load) in earlier)
        {
            if (_before.ContainsKey(name))
            {
                _loads.TryAdd(name, load);
            }
        }
    }

    /// <summary>The load that made the module live; null if it was somebody else's.</summary>
    public LoadRecord? Find(string name) => _loads.GetValueOrDefault(name);

    /// <summary>Whether the module was there when this run began.</summary>
    public bool WasThere(string name) => _before.ContainsKey(name);
}
