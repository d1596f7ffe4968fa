namespace ActorLoad.Interop.Peers;

/// <summary>
/// What /proc says of a process now. A process may vanish while it is looked at, and its pid may be another's by then: facts
/// are for the record, not for decisions.
/// </summary>
/// <param name="Stat">Name, parent and beginning; null if it is gone.</param>
/// <param name="Cgroup">Its cgroup's path (cgroups(7): of the unified hierarchy, else of systemd's); null if it is gone or in none.</param>
/// <param name="Exe">The file that it runs; null if it is gone, or a thread of the kernel.</param>
public sealed record ProcessFacts(ProcessStat? Stat, string? Cgroup, string? Exe)
{
    private const string UnifiedHierarchy = "0::";
    private const string SystemdHierarchy = ":name=systemd:";

    /// <summary>The facts of a process; all null if there is no such process. Three reads.</summary>
    /// <param name="pid">Process id.</param>
    /// <param name="procRoot">Where procfs is mounted.</param>
    public static ProcessFacts Of(int pid, string procRoot = ProcFile.Root) =>
        new(ProcessStat.Of(pid, procRoot), CgroupOf(pid, procRoot), ExeOf(pid, procRoot));

    internal static string? CgroupOf(int pid, string procRoot) =>
        CgroupIn(ProcFile.Text($"{procRoot}/{pid}/cgroup")) is { } cgroup ? ProcFile.Printable(cgroup) : null;

    internal static string? ExeOf(int pid, string procRoot) =>
        ProcFile.Link($"{procRoot}/{pid}/exe") is { } exe ? ProcFile.Printable(exe) : null;

    private static string? CgroupIn(string? text)
    {
        var lines = text?.Split('\n') ?? [];
        var unified = lines.FirstOrDefault(line => line.StartsWith(UnifiedHierarchy))?[UnifiedHierarchy.Length..];
        if (unified is not (null or "/"))
        {
            return unified;
        }

        var legacy = lines.FirstOrDefault(line => line.Contains(SystemdHierarchy));
        return legacy is null ? unified : legacy[(legacy.IndexOf(SystemdHierarchy) + SystemdHierarchy.Length)..];
    }
}
