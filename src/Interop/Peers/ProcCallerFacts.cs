using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Peers;

/// <summary>Asks /proc and the file system.</summary>
/// <param name="procRoot">Where procfs is mounted.</param>
public sealed class ProcCallerFacts(string procRoot = "/proc") : ICallerFacts
{
    /// <inheritdoc/>
    public string? FileOf(int pid, int descriptor)
    {
        try
        {
            return new FileInfo($"{procRoot}/{pid}/fd/{descriptor}").LinkTarget is { } path && path.StartsWith('/') ? path : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public ParentProcess? ParentOf(int pid) => ParentProcess.Of(pid, procRoot);

    /// <inheritdoc/>
    public string? CgroupOf(int pid) => ProcessFacts.Of(pid, procRoot).Cgroup;

    /// <inheritdoc/>
    public long SizeOf(string path) => path.StartsWith('/') && Posix.Stat(path, out _, out var size) == 0 ? size : 0;
}
