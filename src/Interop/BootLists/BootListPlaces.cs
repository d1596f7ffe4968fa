namespace ActorLoad.Interop.BootLists;

/// <summary>Where boot lists are looked for.</summary>
/// <param name="Folders">Folders of <c>*.conf</c> files; a file hides the files of its name in later folders.</param>
/// <param name="CommandLine">The file with the kernel command line.</param>
/// <param name="InInitramfs">Whether <c>rd.modules_load=</c> counts, too.</param>
public sealed record BootListPlaces(IReadOnlyList<string> Folders, string CommandLine, bool InInitramfs)
{
    private static readonly string[] FoldersOfThisMachine =
        ["/etc/modules-load.d", "/run/modules-load.d", "/usr/local/lib/modules-load.d", "/usr/lib/modules-load.d", "/lib/modules-load.d"];

    /// <summary>This machine's, by modules-load.d(5). The presence of /etc/initrd-release says "initramfs", by systemd's INITRD_INTERFACE.</summary>
    public static BootListPlaces OfThisMachine() => new(
        FoldersOfThisMachine,
        "/proc/cmdline",
        File.Exists("/etc/initrd-release"));
}
