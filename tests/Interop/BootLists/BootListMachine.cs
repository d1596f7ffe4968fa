using System.Text.RegularExpressions;
using ActorLoad.Interop.BootLists;
using ActorLoad.Interop.Tests.Index.Support;

namespace ActorLoad.Interop.Tests.BootLists;

/// <summary>
/// Boot lists in folders of their own, and what systemd-modules-load makes of them: it sees these folders in the place of the
/// machine's, in a mount namespace.
/// </summary>
public sealed partial class BootListMachine : IDisposable
{
    private static readonly string[] Homes = ["/etc", "/run", "/usr/local/lib", "/usr/lib"];
    private readonly string _root = Directory.CreateTempSubdirectory("boot-lists").FullName;

    public BootListMachine()
    {
        foreach (var home in Homes)
            Directory.CreateDirectory(Folder(home));
    }

    /// <summary>The kernel command line.</summary>
    public string CommandLine { get; set; } = "quiet";

    /// <summary>The folder that stands for <c>HOME/modules-load.d</c>.</summary>
    public string Folder(string home) => $"{_root}{home}/modules-load.d";

    public void Write(string home, string name, string text) => File.WriteAllText($"{Folder(home)}/{name}", text);

    public void Link(string home, string name, string target) => File.CreateSymbolicLink($"{Folder(home)}/{name}", target);

    /// <summary>What we read.</summary>
    public BootListReading Read(bool inInitramfs = false)
    {
        File.WriteAllText($"{_root}/cmdline", CommandLine + "\n");
        return BootListFiles.Read(new BootListPlaces([.. Homes.Select(Folder)], $"{_root}/cmdline", inInitramfs));
    }

    /// <summary>What systemd-modules-load tries to load, in its order; it finds none of them, and says so for each.</summary>
    public IEnumerable<string> AskSystemd()
    {
        var mounts = string.Concat(Homes.Select(home => $"mkdir -p {home}/modules-load.d && mount --bind '{Folder(home)}' {home}/modules-load.d && "));
        var result = Tool.Run("unshare", ["-m", "sh", "-c", mounts + "SYSTEMD_LOG_LEVEL=debug SYSTEMD_PROC_CMDLINE=\"$0\" exec /lib/systemd/systemd-modules-load", CommandLine]);
        return Tried().Matches(result.Errors).Select(match => match.Groups["spec"].Value);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [GeneratedRegex("^Loading module: (?<spec>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tried();
}
