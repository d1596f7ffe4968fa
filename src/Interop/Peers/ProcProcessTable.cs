namespace ActorLoad.Interop.Peers;

/// <summary>As procfs has them.</summary>
/// <param name="procRoot">Where it is mounted.</param>
public sealed class ProcProcessTable(string procRoot = ProcFile.Root) : IProcessTable
{
    /// <inheritdoc/>
    public ProcessStat? StatOf(int pid) => ProcessStat.Of(pid, procRoot);

    /// <inheritdoc/>
    public string? ExeOf(int pid) => ProcessFacts.ExeOf(pid, procRoot);
}
