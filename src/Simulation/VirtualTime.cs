namespace ActorLoad.Simulation;

/// <summary>
/// A clock and its appointments, moved by its owner alone. Appointments of one moment come in the order in which they were
/// made, so that a run repeats exactly. Appointments may be made from any thread; one thread moves it.
/// </summary>
public sealed class VirtualTime
{
    private readonly PriorityQueue<Action, (TimeSpan Due, long Order)> _appointments = new();
    private readonly Queue<Action> _posted = [];
    private readonly Lock _gate = new();
    private long _made;

    /// <summary>How much time has passed.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Appointments that are still to be kept.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _appointments.Count + _posted.Count;
            }
        }
    }

    /// <summary>How long it takes until what is posted is done; null for no time at all.</summary>
    public Func<TimeSpan>? Latency { get; set; }

    /// <summary>Makes an appointment.</summary>
    /// <param name="delay">In how long; what would have been earlier than now is now.</param>
    /// <param name="action">What is to be done then.</param>
    public void Schedule(TimeSpan delay, Action action)
    {
        lock (_gate)
        {
            _appointments.Enqueue(action, (Now + delay, _made++));
        }
    }

    /// <summary>Has something done now, before all appointments and behind all that was posted: what follows at once from what happened.</summary>
    public void Post(Action action)
    {
        if (Latency is { } latency)
        {
            Schedule(latency(), action);
            return;
        }

        lock (_gate)
        {
            _posted.Enqueue(action);
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
        if (Next(end) is not { } action)
        {
            return false;
        }

        action();
        return true;
    }

    private Action? Next(TimeSpan end)
    {
        lock (_gate)
        {
            if (_posted.TryDequeue(out var posted))
            {
                return posted;
            }

            if (!_appointments.TryPeek(out _, out var next) || next.Due > end)
            {
                return null;
            }

            Now = next.Due > Now ? next.Due : Now;
            return _appointments.Dequeue();
        }
    }
}
