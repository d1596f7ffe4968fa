namespace ActorLoad.Simulation;

/// <summary>
/// A clock and its appointments, moved by the test alone. Appointments of one moment come in the order in which they were
/// made, so that a run repeats exactly.
/// </summary>
public sealed class VirtualTime
{
    private readonly PriorityQueue<Action, (TimeSpan Due, long Order)> _appointments = new();
    private readonly Lock _gate = new();
    private long _made;

    public TimeSpan Now { get; private set; }

    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _appointments.Count;
            }
        }
    }

    public void Schedule(TimeSpan delay, Action action)
    {
        lock (_gate)
        {
            _appointments.Enqueue(action, (Now + delay, _made++));
        }
    }

    /// <summary>Goes to the next appointment and keeps it, on the caller's thread; false if there is none.</summary>
    public bool Step() => StepUntil(TimeSpan.MaxValue);

    /// <summary>Keeps all appointments, also those that are made meanwhile.</summary>
    public void RunAll()
    {
        while (Step())
        {
        }
    }

    /// <summary>Keeps all appointments of the time to come, and stays at its end.</summary>
    public void Advance(TimeSpan time)
    {
        var end = Now + time;
        while (StepUntil(end))
        {
        }

        Now = end;
    }

    private bool StepUntil(TimeSpan end)
    {
        Action? action;
        lock (_gate)
        {
            if (!_appointments.TryPeek(out _, out var next) || next.Due > end)
            {
                return false;
            }

            action = _appointments.Dequeue();
            Now = next.Due > Now ? next.Due : Now;
        }

        action();
        return true;
    }
}
