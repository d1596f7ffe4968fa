namespace ActorLoad.Interop.Peers;

/// <summary>A process's parent, as /proc says it now.</summary>
/// <param name="Pid">Its process id.</param>
/// <param name="Comm">Its name, or null.</param>
public sealed record ParentProcess(int Pid, string? Comm)
{
    /// <summary>The parent; null if the process is gone, or has none that is seen here.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="procRoot">Where procfs is mounted.</param>
    public static ParentProcess? Of(int pid, string procRoot = ProcFile.Root) =>
        ProcessStat.Of(pid, procRoot) is { Parent: > 0 and var parent } ? new ParentProcess(parent, ProcessStat.Of(parent, procRoot)?.Comm) : null;

    /// <summary>In one word: <c>bash[123]</c>.</summary>
    public override string ToString() => $"{Comm ?? "?"}[{Pid}]";
}
