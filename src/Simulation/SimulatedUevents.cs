using ActorLoad.Interop.Uevents;

namespace ActorLoad.Simulation;

/// <summary>
/// A uevent socket with room for so many events, that loses the others as netlink does: it says so once, before what is there, and
/// loses in silence until all is read (netlink_overrun and netlink_rcv_wake of net/netlink/af_netlink.c).
/// </summary>
/// <param name="capacity">Events that it keeps.</param>
public sealed class SimulatedUevents(int capacity = int.MaxValue) : IUeventSource
{
    private readonly Lock _gate = new();
    private readonly Queue<UeventReading> _queue = [];
    private TaskCompletionSource? _waiter;
    private bool _congested;
    private bool _error;
    private long _seqnum;

    /// <summary>What the next reading throws in the place of what it reads, once.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Events that were lost.</summary>
    public int Lost { get; private set; }

    /// <summary>The kernel sends an event about a device. Gives its SEQNUM.</summary>
    public long Send(string action, string devpath, string? subsystem = null, string? alias = null, string? uuid = null, string? driver = null)
    {
        var uevent = new Uevent(action, devpath, Interlocked.Increment(ref _seqnum), subsystem, driver, alias, uuid);
        Arrive(new UeventReading(UeventReadingKind.Event, uevent));
        return uevent.Seqnum;
    }

    /// <summary>The kernel tells of a module.</summary>
    public long SendModule(string action, string name) => Send(action, $"/module/{name}", "module");

    /// <summary>Somebody else sends something.</summary>
    public void Spoof(UeventRefusal kind) => Arrive(new UeventReading(UeventReadingKind.Refused, Refusal: kind));

    /// <summary>Wakes the reader, as the end of the current event of the machine.</summary>
    public void Wake() => TakeWaiter()?.SetResult();

    /// <summary>The socket cannot be waited for any more.</summary>
    public void FailWait(Exception reason) => TakeWaiter()?.SetException(reason);

    /// <inheritdoc/>
    public Task WaitAsync(CancellationToken stop)
    {
        lock (_gate)
        {
            if (_queue.Count > 0 || _error)
            {
                return Task.CompletedTask;
            }

            _waiter = new TaskCompletionSource();
            return _waiter.Task;
        }
    }

    /// <inheritdoc/>
    public UeventReading Receive()
    {
        lock (_gate)
        {
            if (_error)
            {
                _error = false;
                return new UeventReading(UeventReadingKind.Overrun);
            }

            var there = _queue.TryDequeue(out var reading);
            _congested &= _queue.Count > 0;
            if (Fault is { } fault)
            {
                Fault = null;
                throw fault;
            }

            return there ? reading : new UeventReading(UeventReadingKind.Empty);
        }
    }

    private TaskCompletionSource? TakeWaiter()
    {
        lock (_gate)
        {
            var waiter = _waiter;
            _waiter = null;
            return waiter;
        }
    }

    private void Arrive(UeventReading reading)
    {
        lock (_gate)
        {
            if (_congested || _queue.Count >= capacity)
            {
                Lost++;
                _error |= !_congested;
                _congested = true;
            }
            else
            {
                _queue.Enqueue(reading);
            }
        }
    }
}
