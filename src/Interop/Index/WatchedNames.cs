using System.Text;

namespace ActorLoad.Interop.Index;

/// <summary>The names within one watched directory whose events count.</summary>
internal sealed class WatchedNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _suffixes = new(StringComparer.Ordinal);
    private bool _self;

    /// <summary>Adds one name.</summary>
    public void Add(string name) => _names.Add(name);

    /// <summary>Adds the place itself: events without a name.</summary>
    public void AddSelf() => _self = true;

    /// <summary>Adds all of a place.</summary>
    public void AddAll(WatchedPlace place)
    {
        _names.UnionWith(place.Names);
        _suffixes.UnionWith(place.Suffixes);
        _self = true;
    }

    /// <summary>Whether an event counts; it has no name when it concerns the place itself.</summary>
    public bool Match(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return _self;
        var text = Encoding.UTF8.GetString(name);
        return _names.Contains(text) || _suffixes.Any(suffix => text.EndsWith(suffix, StringComparison.Ordinal));
    }
}
