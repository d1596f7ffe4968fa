using ActorLoad.Interop.Peers;

namespace ActorLoad.Actors.Tests.Processes;

/// <summary>A table of processes that a test makes and changes, also while it is read.</summary>
internal sealed class MadeProcesses : IProcessTable
{
    private readonly Dictionary<int, (ProcessStat Stat, string? Exe)> _processes = [];

    /// <summary>Every look at a process by its id.</summary>
    internal List<int> Looks { get; } = [];

    /// <summary>What happens when the file of a process is asked for, before the answer.</summary>
    internal Action<int>? OnExe { get; set; }

    public ProcessStat? StatOf(int pid)
    {
        Looks.Add(pid);
        return _processes.TryGetValue(pid, out var process) ? process.Stat : null;
    }

    public string? ExeOf(int pid)
    {
        OnExe?.Invoke(pid);
        return _processes.TryGetValue(pid, out var process) ? process.Exe : null;
    }

    internal ProcessStat Begin(int pid, string comm, int parent, long started, string? exe = null)
    {
        var stat = new ProcessStat(comm, parent, started);
        _processes[pid] = (stat, exe);
        return stat;
    }

    internal void End(int pid) => _processes.Remove(pid);
}
