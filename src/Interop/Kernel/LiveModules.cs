using System.Globalization;

namespace ActorLoad.Interop.Kernel;

/// <summary>The modules that the kernel has, as /proc/modules lists them (kernel/module/procfs.c, m_show).</summary>
public static class LiveModules
{
    /// <summary>Where the kernel lists them.</summary>
    public const string DefaultFile = "/proc/modules";

    /// <summary>Reads the list, the newest first. Empty where the kernel has no such file: built without CONFIG_MODULES. Thread-safe.</summary>
    public static IReadOnlyList<ListedModule> Read(string file = DefaultFile)
    {
        try
        {
            return [.. File.ReadAllLines(file).Select(Parse).OfType<ListedModule>()];
        }
        catch (IOException)
        {
            return [];
        }
    }

    // "xfs 1949696 0 - Live 0xffffffffc0a00000": name, bytes, references ("-" without CONFIG_MODULE_UNLOAD), holders, state, address.
    private static ListedModule? Parse(string line) =>
        line.Split(' ') is [var name, var bytes, var references, _, var state, ..]
        && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new ListedModule(
                name,
                size,
                int.TryParse(references, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0,
                state.ToLowerInvariant())
            : null;
}
