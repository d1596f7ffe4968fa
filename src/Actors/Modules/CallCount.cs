namespace ActorLoad.Actors.Modules;

/// <summary>Counts the calls of finit_module(2) and init_module(2). Thread-safe.</summary>
public sealed class CallCount
{
    private long _total;

    /// <summary>Calls since the start.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>The kernel answered a call.</summary>
    public void Add() => Interlocked.Increment(ref _total);
}
