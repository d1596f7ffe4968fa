namespace ActorLoad.Actors.Modules;

/// <summary>
/// Counts the modules that became live. A remembered failure is compared with it, because a newly live module may have
/// brought the symbol or the device that was missing. Thread-safe.
/// </summary>
public sealed class LiveEpoch
{
    private long _current;

    /// <summary>The count now.</summary>
    public long Current => Volatile.Read(ref _current);

    /// <summary>As it was seen in a run that is replayed.</summary>
    internal void Replay(long count) => Volatile.Write(ref _current, count);

    /// <summary>A module became live.</summary>
    public void Advance() => Interlocked.Increment(ref _current);
}
