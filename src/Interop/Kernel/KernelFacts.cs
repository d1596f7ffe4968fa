using System.Globalization;

namespace ActorLoad.Interop.Kernel;

/// <summary>What the kernel says of itself in /sys and /proc. A file that cannot be read says nothing, never throws.</summary>
internal sealed class KernelFacts(string sysRoot, string procRoot)
{
    internal const int CapSysModule = 16;

    internal long Taint => long.TryParse(ReadText($"{procRoot}/sys/kernel/tainted"), out var mask) ? mask : 0;

    internal bool ModulesDisabled => ReadText($"{procRoot}/sys/kernel/modules_disabled") == "1";

    /// <summary>The one compression that the kernel unpacks itself ("gzip", "xz", "zstd"); empty if none.</summary>
    internal string Compression => ReadText($"{sysRoot}/module/compression");

    /// <summary>"integrity" or "confidentiality" if the kernel is locked down; otherwise null.</summary>
    internal string? Lockdown
    {
        get
        {
            // The file reads "none [integrity] confidentiality".
            var words = ReadText($"{sysRoot}/kernel/security/lockdown").Split(' ');
            var chosen = words.FirstOrDefault(word => word.StartsWith('['))?.Trim('[', ']');
            return chosen is null or "none" ? null : chosen;
        }
    }

    /// <summary>Whether this process has CAP_SYS_MODULE in effect; true if it cannot be told.</summary>
    internal bool MayLoadModules
    {
        get
        {
            var line = ReadText($"{procRoot}/self/status").Split('\n').FirstOrDefault(text => text.StartsWith("CapEff:"));
            return !ulong.TryParse(line?["CapEff:".Length..].Trim(), NumberStyles.HexNumber, null, out var mask)
                || (mask >> CapSysModule & 1) == 1;
        }
    }

    /// <summary>Whether module_blacklist= on the kernel's command line names the module: the kernel's own list, compared letter by letter.</summary>
    internal bool Blacklists(string name)
    {
        foreach (var word in ReadText($"{procRoot}/cmdline").Replace("\"", "").Split(' '))
        {
            // Parameter names may be written with either (kernel/params.c, parameqn).
            if (word.Split('=', 2) is ["module_blacklist" or "module-blacklist", var list] && list.Split(',').Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
