using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Observing;

/// <summary>Counts what was observed, for the status. Written by the observer, read by anybody at any time.</summary>
public sealed class ObservedTally
{
    private long _calls;
    private long _live;
    private long _duplicates;
    private long _failed;
    private long _lost;
    private string? _ended;

    /// <summary>Calls that have ended.</summary>
    public long Calls => Volatile.Read(ref _calls);

    /// <summary>Those of them that made a module live.</summary>
    public long Live => Volatile.Read(ref _live);

    /// <summary>Those whose module was there, or being loaded by another.</summary>
    public long Duplicates => Volatile.Read(ref _duplicates);

    /// <summary>Those that failed otherwise.</summary>
    public long Failed => Volatile.Read(ref _failed);

    /// <summary>Trace events that were lost.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Why nothing is observed any more; null while it is.</summary>
    public string? Ended => Volatile.Read(ref _ended);

    internal void End(string problem) => Volatile.Write(ref _ended, problem);

    internal void Lose(long events) => Interlocked.Add(ref _lost, events);

    internal void Count(CallFate fate)
    {
        Interlocked.Increment(ref _calls);
        switch (fate)
        {
            case CallFate.Live:
                Interlocked.Increment(ref _live);
                break;
            case CallFate.Failed:
                Interlocked.Increment(ref _failed);
                break;
            default:
                Interlocked.Increment(ref _duplicates);
                break;
        }
    }
}
