using System.Text;

namespace ActorLoad.Interop.Kernel.Stats;

/// <summary>The kernel's counts in debugfs. Thread-safe.</summary>
/// <param name="path">The file.</param>
public sealed class DebugfsModuleStats(string path = "/sys/kernel/debug/modules/stats") : IModuleStats
{
    // The kernel writes 8 KiB at most (MAX_PREAMBLE, MAX_FAILED_MOD_PRINT), anew for each read(2): with one it is of one moment.
    private const int Room = 32 * 1024;

    /// <inheritdoc/>
    public ModuleStats? Read(out string? problem)
    {
        using var file = Posix.OpenRead(path, out var errno);
        if (file is null)
        {
            problem = errno == Errno.ENOENT
                ? $"there is no {path}: a kernel without CONFIG_MODULE_STATS, or debugfs is not mounted"
                : $"{path}: {Errno.Describe(errno)}";
            return null;
        }

        var text = new byte[Room];
        var count = Posix.Read(file, text, 0, out errno);
        if (count < 0)
        {
            problem = $"{path}: {Errno.Describe(errno)}";
            return null;
        }

        var stats = ModuleStatsText.Parse(Encoding.UTF8.GetString(text, 0, count), out var lacks);
        problem = lacks is null ? null : $"{path} has no line \"{lacks}\"";
        return stats;
    }
}
