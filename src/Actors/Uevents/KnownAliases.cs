namespace ActorLoad.Actors.Uevents;

/// <summary>
/// The aliases that were asked for, each kept once: hundreds of devices have the same one, some of them kilobytes long, and the
/// ledger keeps what was asked until it is written.
/// </summary>
/// <param name="capacity">How many are kept; beyond it, it is begun anew.</param>
internal sealed class KnownAliases(int capacity)
{
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);

    /// <summary>Whether the alias was asked for before; gives the text that was kept.</summary>
    public bool Knows(ref string alias)
    {
        if (_aliases.TryGetValue(alias, out var known))
        {
            alias = known;
            return true;
        }

        if (_aliases.Count >= capacity)
        {
            _aliases.Clear();
        }

        _aliases.Add(alias);
        return false;
    }
}
