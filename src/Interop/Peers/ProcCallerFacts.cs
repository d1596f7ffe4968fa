using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Peers;

/// <summary>Asks /proc and the file system.</summary>
/// <param name="procRoot">Where procfs is mounted.</param>
public sealed class ProcCallerFacts(string procRoot = ProcFile.Root) : ICallerFacts
{
    /// <inheritdoc/>
    public string? FileOf(int pid, int descriptor) =>
        ProcFile.Link($"{procRoot}/{pid}/fd/{descriptor}") is { } path && path.StartsWith('/') ? path : null;

    /// <inheritdoc/>
    public ParentProcess? ParentOf(int pid) => ParentProcess.Of(pid, procRoot);

    /// <inheritdoc/>
    public string? CgroupOf(int pid) => ProcessFacts.CgroupOf(pid, procRoot);

    /// <inheritdoc/>
    public long SizeOf(string path) => path.StartsWith('/') && Posix.Stat(path, out _, out var size) == 0 ? size : 0;
}
