namespace ActorLoad.Actors.Processes;

/// <summary>
/// The processes that the journal has been told of. Bounded: of the oldest it may be told again.
/// </summary>
/// <param name="capacity">How many are kept at least; at most twice as many.</param>
internal sealed class KnownProcesses(int capacity)
{
    private HashSet<(int Pid, long Started)> _younger = [];
    private HashSet<(int Pid, long Started)> _older = [];

    /// <summary>Whether it is a new one; it is known from now on.</summary>
    internal bool Add(int pid, long started)
    {
        if (_younger.Contains((pid, started)))
        {
            return false;
        }

        var isNew = !_older.Contains((pid, started));
        if (_younger.Count >= capacity)
        {
            (_older, _younger) = (_younger, _older);
            _younger.Clear();
        }

        _younger.Add((pid, started)); // also one of the older ones: it is in use
        return isNew;
    }
}
