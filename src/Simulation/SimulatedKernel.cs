using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation;

/// <summary>
/// A kernel that does as it is told. Nothing happens by itself: a load ends when the scheduler says so, and its task's
/// continuations then run at once, on the scheduler's thread. It answers as Linux 6.1 does: EEXIST for what is live; a second
/// call for a name that is still coming waits, and gets EEXIST or, if the first failed, EBUSY.
/// </summary>
public sealed class SimulatedKernel : IKernel
{
    private readonly Lock _gate = new();
    private readonly Action<TimeSpan, Action> _schedule;
    private readonly Func<LoadOrder, SimulatedLoad> _otherwise;
    private readonly Dictionary<string, Queue<SimulatedLoad>> _scripts = [];
    private readonly Dictionary<string, SimulatedModule> _modules = [];
    private readonly Dictionary<string, int> _maxInFlight = [];
    private readonly List<LoadOrder> _calls = [];
    private readonly List<(string Path, string Name)> _asks = [];

    /// <summary>Makes one in which nothing is loaded.</summary>
    /// <param name="schedule">Calls an action after a time; <see cref="VirtualTime.Schedule"/> for example.</param>
    /// <param name="otherwise">What a load without a script does; by default it succeeds at the next step.</param>
    public SimulatedKernel(Action<TimeSpan, Action> schedule, Func<LoadOrder, SimulatedLoad>? otherwise = null)
    {
        _schedule = schedule;
        _otherwise = otherwise ?? (_ => SimulatedLoad.Success);
    }

    /// <inheritdoc/>
    public long Taint { get; set; }

    /// <summary>The so-manieth look at a state from now throws, as only a bug can make it; 0 for none.</summary>
    public int BreaksAtLook { get; set; }

    /// <summary>The next load finds no thread.</summary>
    public bool NextThreadFails { get; set; }

    /// <summary>All calls of <see cref="LoadAsync"/>, in order.</summary>
    public IReadOnlyList<LoadOrder> Calls => Locked(() => _calls.ToArray());

    /// <summary>How many of them were for this file.</summary>
    public int CallsOf(string path) => Locked(() => _calls.Count(call => call.Path == path));

    /// <summary>The most calls for one module name that were ever under way at a time: more than 1 is a duplicate.</summary>
    public int MaxInFlight(string name) => Locked(() => _maxInFlight.GetValueOrDefault(name));

    /// <summary>The same over all names.</summary>
    public int MaxInFlightOfAnyName => Locked(() => _maxInFlight.Values.DefaultIfEmpty().Max());

    /// <summary>Says what the next loads of this path do, one after the other; the last stays for all that follow.</summary>
    public void Script(string path, params SimulatedLoad[] loads) => Locked(() => _scripts[path] = new Queue<SimulatedLoad>(loads));

    /// <inheritdoc/>
    public InitState GetInitState(string name)
    {
        if (BreaksAtLook > 0 && --BreaksAtLook == 0)
        {
            throw new InvalidOperationException("told to break");
        }

        return Locked(() => _modules.GetValueOrDefault(name)?.State ?? InitState.Absent);
    }

    /// <summary>A load of this path has made the kernel ask for this name, and waits.</summary>
    public void Ask(string path, string name) => Locked(() =>
    {
        _asks.Add((path, name));
        return 0;
    });

    /// <inheritdoc/>
    public string? TakeAsk(string name) => Locked(() =>
    {
        var index = _asks.FindIndex(ask => ask.Name == name);
        var path = index < 0 ? null : _asks[index].Path;
        if (index >= 0)
        {
            _asks.RemoveAt(index);
        }

        return path;
    });

    /// <inheritdoc/>
    public bool IsLive(string name) => GetInitState(name) == InitState.Live;

    /// <summary>Sets a state as if others had brought it about: a foreign load, a removal, a module that is built in.</summary>
    public void SetState(string name, InitState state)
    {
        Queue<Action>? woken = null;
        lock (_gate)
        {
            var module = Module(name);
            var wasUnderWay = module.State is InitState.Coming;
            module.State = state;
            if (wasUnderWay && state is not InitState.Coming)
            {
                woken = TakeWaiters(module);
            }
        }

        Wake(woken);
    }

    /// <summary>Somebody else loads the module, in that time, with that outcome.</summary>
    public void LoadByOthers(string name, TimeSpan duration, bool succeeds = true)
    {
        SetState(name, InitState.Coming);
        _schedule(duration, () => SetState(name, succeeds ? InitState.Live : InitState.Absent));
    }

    /// <summary>rmmod: false if the module is not live.</summary>
    public bool Remove(string name) => Locked(() =>
    {
        var module = Module(name);
        var wasLive = module.State is InitState.Live;
        module.State = wasLive ? InitState.Absent : module.State;
        return wasLive;
    });

    /// <summary>
    /// The process that made the calls is gone: those that wait for another's load end with it (finit_module waits killably
    /// then), those whose module initialises go on.
    /// </summary>
    public void KillCaller() => Locked(() =>
    {
        foreach (var module in _modules.Values)
        {
            module.CallsInFlight -= module.Waiters.Count;
            module.Waiters.Clear();
        }

        return 0;
    });

    /// <inheritdoc/>
    public Task<LoadResult> LoadAsync(LoadOrder order)
    {
        if (NextThreadFails)
        {
            NextThreadFails = false;
            return Task.FromException<LoadResult>(new InvalidOperationException("told to find no thread"));
        }

        var answer = new TaskCompletionSource<LoadResult>();
        var load = Locked(() =>
        {
            _calls.Add(order);
            var inFlight = ++Module(order.Name).CallsInFlight;
            _maxInFlight[order.Name] = Math.Max(inFlight, _maxInFlight.GetValueOrDefault(order.Name));
            return NextScript(order);
        });
        if (load.Stage is LoadStage.Open or LoadStage.Unpack)
        {
            _schedule(load.Duration, () => End(order, load, answer));
        }
        else
        {
            Insert(order, load, answer);
        }

        load.WhenBegun?.Invoke();
        return answer.Task;
    }

    private void Insert(LoadOrder order, SimulatedLoad load, TaskCompletionSource<LoadResult> answer)
    {
        lock (_gate)
        {
            var module = Module(order.Name);
            switch (module.State)
            {
                case InitState.Absent:
                    module.State = InitState.Coming;
                    _schedule(load.Duration, () => EndInsert(order, load, answer));
                    break;
                case InitState.Coming:
                    module.Waiters.Enqueue(() => RefuseSecond(order, answer));
                    break;
                case InitState.Live or InitState.Builtin or InitState.Going:
                    _schedule(TimeSpan.Zero, () => RefuseSecond(order, answer));
                    break;
            }
        }
    }

    private void RefuseSecond(LoadOrder order, TaskCompletionSource<LoadResult> answer)
    {
        var errno = GetInitState(order.Name) is InitState.Live or InitState.Builtin ? Errno.EEXIST : Errno.EBUSY;
        End(order, SimulatedLoad.Failure(errno), answer);
    }

    private void EndInsert(LoadOrder order, SimulatedLoad load, TaskCompletionSource<LoadResult> answer)
    {
        SetState(order.Name, load.Errno == 0 || load.IsLiveAfterwards ? InitState.Live : InitState.Absent);
        End(order, load, answer);
    }

    private void End(LoadOrder order, SimulatedLoad load, TaskCompletionSource<LoadResult> answer)
    {
        Locked(() => --Module(order.Name).CallsInFlight);
        answer.SetResult(new LoadResult(load.Errno, load.Stage, FileBytes: load.Stage is LoadStage.Open ? 0 : load.FileBytes, load.Detail));
    }

    private void Wake(Queue<Action>? waiters)
    {
        while (waiters is not null && waiters.TryDequeue(out var waiter))
        {
            _schedule(TimeSpan.Zero, waiter);
        }
    }

    private static Queue<Action> TakeWaiters(SimulatedModule module)
    {
        var taken = new Queue<Action>(module.Waiters);
        module.Waiters.Clear();
        return taken;
    }

    private SimulatedLoad NextScript(LoadOrder order) =>
        !_scripts.TryGetValue(order.Path, out var script) ? _otherwise(order)
        : script.Count > 1 ? script.Dequeue()
        : script.Peek();

    private SimulatedModule Module(string name)
    {
        if (!_modules.TryGetValue(name, out var module))
        {
            module = new SimulatedModule();
            _modules.Add(name, module);
        }

        return module;
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
