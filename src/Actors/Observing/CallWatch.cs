using System.Runtime.InteropServices;
using ActorLoad.Interop.Peers;
using ActorLoad.Interop.Tracing;
using ActorLoad.Interop.Udev;

namespace ActorLoad.Actors.Observing;

/// <summary>Makes calls of the trace's lines. Its memory is bounded, whoever opens how many files. Not thread-safe.</summary>
/// <param name="names">Knows devices.</param>
/// <param name="facts">Knows processes and files.</param>
internal sealed class CallWatch(IDeviceNames names, ICallerFacts facts)
{
    private const int ThreadsKept = 8192;
    private const int AsksKept = 256;
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, ThreadTrail> _threads = [];
    private readonly Queue<KernelAsk> _asks = [];

    /// <summary>Takes the next line; gives the call that ended with it, if one did.</summary>
    internal SeenCall? Take(TraceLine line)
    {
        switch (line.Event)
        {
            case ObservedEvents.Open when ObservedEvents.Text(line.Text, "path") is { } path:
                Opened(TrailOf(line), path);
                return null;
            case ObservedEvents.Helper when ObservedEvents.Text(line.Text, "name") is { } name:
                TrailOf(line).Asked = name;
                return null;
            case ModuleRequestLine.Event when ModuleRequestLine.Parse(line.Text) is { } request:
                Asked(new KernelAsk(request.Name, $"{line.Comm}[{line.Pid}]", request.CallSite));
                return null;
            case ObservedEvents.Load when _threads.GetValueOrDefault(line.Pid)?.Call is { } call:
                call.Inserted = line.Text.Split(' ')[0];
                return null;
            case ObservedEvents.Finit or ObservedEvents.Init when SyscallText.Errno(line.Text) is { } errno:
                return Ended(line, errno);
            case ObservedEvents.Finit or ObservedEvents.Init:
                Began(line);
                return null;
            default:
                return null;
        }
    }

    private void Opened(ThreadTrail trail, string path)
    {
        if (path.StartsWith(ObservedEvents.UdevData, StringComparison.Ordinal))
        {
            trail.SawDevice(path[ObservedEvents.UdevData.Length..], names);
        }
        else if (path.StartsWith($"{ObservedEvents.Sysfs}/", StringComparison.Ordinal) && path.EndsWith(ObservedEvents.UeventFile, StringComparison.Ordinal))
        {
            trail.Devpath = path[ObservedEvents.Sysfs.Length..^ObservedEvents.UeventFile.Length];
        }
        else
        {
            trail.File = path;
        }
    }

    private void Asked(KernelAsk ask)
    {
        if (_asks.Count == AsksKept)
        {
            _asks.Dequeue();
        }

        _asks.Enqueue(ask);
    }

    // Now, because the process may be gone when the call is over.
    private void Began(TraceLine line)
    {
        var trail = TrailOf(line);
        var path = trail.File?.StartsWith('/') == true
            ? trail.File
            : SyscallText.FileDescriptor(line.Text) is { } fd ? facts.FileOf(line.Pid, fd) ?? trail.File : trail.File;
        var isWorker = ObservedEvents.IsUdevWorker(line.Comm);
        trail.Call = new ThreadTrail.PendingCall(
            line.Time, line.Cpu, path, isWorker ? null : facts.ParentOf(line.Pid), isWorker ? null : facts.CgroupOf(line.Pid));
    }

    private SeenCall Ended(TraceLine line, int errno)
    {
        var trail = TrailOf(line);
        var call = trail.Call ?? new ThreadTrail.PendingCall(line.Time, line.Cpu, trail.File, null, null);
        trail.Call = null;
        var isWorker = ObservedEvents.IsUdevWorker(line.Comm);
        var starter = call.Parent is { Comm: { } comm } parent && ObservedEvents.IsUdevWorker(comm) ? _threads.GetValueOrDefault(parent.Pid) : null;
        var asked = isWorker ? null : trail.Asked;
        return new SeenCall(
            call.Began,
            line.Time,
            line.Event["sys_".Length..],
            line.Comm,
            line.Pid,
            call.Cpu,
            call.Path,
            call.Inserted ?? ObservedEvents.NameIn(call.Path),
            errno,
            call.Inserted is not null,
            isWorker || starter is not null,
            isWorker ? trail.Device : starter?.Device,
            call.Parent,
            call.Cgroup,
            asked,
            asked is null ? null : _asks.LastOrDefault(ask => ask.Name == asked));
    }

    private ThreadTrail TrailOf(TraceLine line)
    {
        if (_threads.Count >= ThreadsKept)
        {
            Forget(line.Time - Stale);

            // So many in ten seconds are a flood.
            if (_threads.Count >= ThreadsKept)
            {
                Forget(TimeSpan.MaxValue);
            }
        }

        ref var trail = ref CollectionsMarshal.GetValueRefOrAddDefault(_threads, line.Pid, out _);
        trail ??= new ThreadTrail();
        trail.LastSeen = line.Time;
        return trail;
    }

    private void Forget(TimeSpan before)
    {
        foreach (var (pid, trail) in _threads)
        {
            if (trail.Call is null && trail.LastSeen < before)
            {
                _threads.Remove(pid);
            }
        }
    }
}
