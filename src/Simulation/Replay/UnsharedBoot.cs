using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation.Replay;

/// <summary>
/// A boot in which nobody shares: each request is a process of its own that does as libkmod does. It looks at initstate, module after
/// module, dependencies first, and calls the kernel for each that is not live. A call for a module that another call is loading reads its
/// file in vain, waits for the other, and gets EEXIST.
/// </summary>
/// <remarks>
/// Requests of devices are udevd's events: it works on so many at once, in order, on the CPUs that there are; work that needs a CPU waits
/// for one. A load takes the time that it took when nobody else loaded the file, less what it waited for CPUs there, which is not known;
/// reading a file in vain takes <see cref="DuplicateShare"/> of that.
/// </remarks>
internal sealed class UnsharedBoot
{
    /// <summary>What a call in vain costs of a load's time: it reads the file, checks and lays it out, and runs nothing of it.</summary>
    internal const double DuplicateShare = 0.5;

    private readonly BootStory _story;
    private readonly WhatIf _whatIf;
    private readonly VirtualTime _time = new();
    private readonly Dictionary<string, Fate> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _takes;
    private readonly Dictionary<string, BootLoad> _lastLoad;
    private readonly Queue<Work> _events = [];
    private readonly Queue<(TimeSpan Lasts, Action Then)> _forCpu = [];
    private int _busyCpus;
    private int _busyWorkers;
    private int _calls;
    private int _loaded;
    private int _refused;
    private long _bytes;
    private long _waited;
    private long _longest;
    private TimeSpan _end;

    private UnsharedBoot(BootStory story, WhatIf whatIf)
    {
        // Nobody preloads there.
        (_story, _whatIf) = (story with { Requests = [.. story.Requests.Where(request => request.Requester.Kind != RequesterKind.Preload)] }, whatIf);
        _lastLoad = story.Loads.GroupBy(load => load.Name).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        _takes = _lastLoad.ToDictionary(load => load.Key, load => TimeSpan.FromMicroseconds(load.Value.Microseconds), StringComparer.Ordinal);
    }

    /// <summary>What it comes to.</summary>
    internal static ReplayFigures Run(BootStory story, WhatIf whatIf) => new UnsharedBoot(story, whatIf).Run();

    private static bool IsOfDevice(BootRequest request) =>
        request.Requester.Kind is RequesterKind.Uevent or RequesterKind.Coldplug or RequesterKind.Udev;

    private ReplayFigures Run()
    {
        foreach (var name in FirstStates.Live(_story))
        {
            _modules[name] = new Fate { State = InitState.Live };
        }

        var first = _story.First ?? DateTimeOffset.UnixEpoch;
        foreach (var load in _story.Foreign)
        {
            _time.Schedule(load.At - first, () => Of(load.Name).State = InitState.Live);
        }

        foreach (var gone in _story.Gone)
        {
            _time.Schedule(gone.At - first, () => Of(gone.Name).State = InitState.Absent);
        }

        foreach (var request in _story.Requests.OrderBy(request => request.Run).ThenBy(request => request.Id))
        {
            _time.Schedule(request.At - first, () => Arrive(new Work(request, request.At - first, Steps(request))));
        }

        _time.RunAll();
        var begun = _story.Requests.Select(request => request.At - first).DefaultIfEmpty(TimeSpan.Zero).Min();
        return new ReplayFigures(
            _calls,
            _loaded,
            _refused,
            _bytes,
            _story.Requests.Length,
            ImmutableSortedDictionary<Role, int>.Empty,
            ImmutableSortedDictionary<Outcome, int>.Empty,
            _waited,
            _longest,
            (long)Math.Max((_end - begun).TotalMicroseconds, 0));
    }

    private static ImmutableArray<ImmutableArray<PlanStep>> Steps(BootRequest request) => request.Plan is { } plan
        ? [.. PlanReading.Read(plan, name => name).Plans.Where(match => !match.Blacklisted).Select(Ordered)]
        : [];

    // The target is looked at first: where it is live, nothing else is.
    private static ImmutableArray<PlanStep> Ordered(ModulePlan match) => [match.Steps[match.TargetStep], .. match.Steps];

    private void Arrive(Work work)
    {
        if (IsOfDevice(work.Request))
        {
            _events.Enqueue(work);
            Dispatch();
        }
        else
        {
            Next(work, () => { });
        }
    }

    private void Dispatch()
    {
        while (_busyWorkers < _whatIf.Udev.Workers && _events.TryDequeue(out var work))
        {
            _busyWorkers++;
            OnCpu(_whatIf.Udev.EventTime, () => Next(work, () =>
            {
                _busyWorkers--;
                Dispatch();
            }));
        }
    }

    private void Next(Work work, Action done)
    {
        while (work.Match < work.Plans.Length)
        {
            var steps = work.Plans[work.Match];
            if (work.Step >= steps.Length || (work.Step > 0 && work.Step == 1 && IsThere(steps[0])))
            {
                (work.Match, work.Step) = (work.Match + 1, 0);
                continue;
            }

            var step = steps[work.Step++];
            if (work.Step > 1 && step.Action == StepAction.Insert && !IsThere(step))
            {
                Call(step, errno => Called(work, step, errno, done));
                return;
            }
        }

        var waited = (long)(_time.Now - work.At).TotalMicroseconds;
        (_waited, _longest, _end) = (_waited + waited, Math.Max(_longest, waited), _time.Now);
        done();
    }

    private void Called(Work work, PlanStep step, int errno, Action done)
    {
        // libkmod takes EEXIST for done, and gives up after anything else that is needed.
        if (errno is not (0 or Errno.EEXIST) && step.Required)
        {
            (work.Match, work.Step) = (work.Match + 1, 0);
        }

        Next(work, done);
    }

    private bool IsThere(PlanStep step) => step.Action == StepAction.Builtin || Of(step.Name).State == InitState.Live;

    private void Call(PlanStep step, Action<int> ended)
    {
        _calls++;
        var load = _lastLoad.GetValueOrDefault(step.Name);
        _bytes += load?.FileBytes ?? 0;
        var takes = _takes.GetValueOrDefault(step.Name);
        var module = Of(step.Name);
        if (module.State == InitState.Absent)
        {
            module.State = InitState.Coming;
            OnCpu(takes, () => End(step, load?.Errno ?? 0, ended));
        }
        else
        {
            OnCpu(takes * DuplicateShare, () => Duplicate(module, ended));
        }
    }

    private void End(PlanStep step, int errno, Action<int> ended)
    {
        var module = Of(step.Name);
        module.State = errno == 0 ? InitState.Live : InitState.Absent;
        _loaded += errno == 0 ? 1 : 0;
        _refused += errno == 0 ? 0 : 1;
        ended(errno);
        foreach (var waiter in module.TakeWaiters())
        {
            waiter();
        }
    }

    private void Duplicate(Fate module, Action<int> ended)
    {
        if (module.State == InitState.Coming)
        {
            module.Waiters.Add(() => Refuse(module, ended));
        }
        else
        {
            Refuse(module, ended);
        }
    }

    private void Refuse(Fate module, Action<int> ended)
    {
        _refused++;
        ended(module.State == InitState.Live ? Errno.EEXIST : Errno.EBUSY);
    }

    private void OnCpu(TimeSpan lasts, Action then)
    {
        _forCpu.Enqueue((lasts, then));
        RunCpus();
    }

    private void RunCpus()
    {
        while (_busyCpus < _whatIf.Udev.Cpus && _forCpu.TryDequeue(out var next))
        {
            _busyCpus++;
            _time.Schedule(next.Lasts, () =>
            {
                _busyCpus--;
                next.Then();
                RunCpus();
            });
        }
    }

    private Fate Of(string name)
    {
        if (!_modules.TryGetValue(name, out var module))
        {
            _modules.Add(name, module = new Fate());
        }

        return module;
    }

    private sealed class Work(BootRequest request, TimeSpan at, ImmutableArray<ImmutableArray<PlanStep>> plans)
    {
        public BootRequest Request { get; } = request;

        public TimeSpan At { get; } = at;

        public ImmutableArray<ImmutableArray<PlanStep>> Plans { get; } = plans;

        public int Match { get; set; }

        public int Step { get; set; }
    }

    private sealed class Fate
    {
        public InitState State { get; set; } = InitState.Absent;

        public List<Action> Waiters { get; private set; } = [];

        public List<Action> TakeWaiters()
        {
            var taken = Waiters;
            Waiters = [];
            return taken;
        }
    }
}
