namespace ActorLoad.Interop.Uevents;

/// <summary>How far a walk over the devices is. Written by the walk, read by anybody.</summary>
public sealed class WalkProgress
{
    private int _devices;
    private int _poked;
    private int _failed;
    private string? _problem;

    /// <summary>Devices that were looked at.</summary>
    public int Devices => Volatile.Read(ref _devices);

    /// <summary>Devices that were made to send an event.</summary>
    public int Poked => Volatile.Read(ref _poked);

    /// <summary>Devices that could not be; those that went away meanwhile do not count.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>What the first failure was; null for none.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Another device.</summary>
    public void Saw() => Interlocked.Increment(ref _devices);

    /// <summary>It was made to send an event.</summary>
    public void DidPoke() => Interlocked.Increment(ref _poked);

    /// <summary>It could not be.</summary>
    public void Fail(string problem)
    {
        Interlocked.Increment(ref _failed);
        Interlocked.CompareExchange(ref _problem, problem, null);
    }
}
