using System.Collections.Immutable;
using ActorLoad.Interop.Tracing;

namespace ActorLoad.Actors.Observing;

/// <summary>What is traced to see who loads modules.</summary>
public static class ObservedEvents
{
    internal const string Finit = "sys_finit_module";
    internal const string Init = "sys_init_module";
    internal const string Load = "module_load";
    internal const string Open = "open";
    internal const string Helper = "helper";
    internal const string UdevData = "/run/udev/data/";
    internal const string Sysfs = "/sys";
    internal const string UeventFile = "/uevent";

    private const string OpenProbe = $"actorload/{Open}";
    private const string HelperProbe = $"actorload/{Helper}";

    /// <summary>
    /// All of them. The two probes say which module file a thread opens before it calls, which device a worker of udevd is at, and what the kernel
    /// starts its helper for (argv of call_modprobe, kernel/module/kmod.c). Names with a line feed, which would look like lines of the trace, are
    /// left out.
    /// </summary>
    public static ImmutableArray<TraceEvent> All { get; } =
    [
        new("syscalls/sys_enter_finit_module"),
        new("syscalls/sys_exit_finit_module"),
        new("syscalls/sys_enter_init_module"),
        new("syscalls/sys_exit_init_module"),
        new("module/module_load"),
        new("module/module_request", "!(name ~ \"*\n*\")", IsOptional: true),
        new(
            OpenProbe,
            $"(path ~ \"*.ko*\" || comm ~ \"*udev*\" && (path ~ \"{UdevData}*\" || path ~ \"{Sysfs}/*{UeventFile}\")) && !(path ~ \"*\n*\")",
            $"p:{OpenProbe} do_filp_open path=+0(+0($arg2)):string",
            IsOptional: true),
        new(
            HelperProbe,
            "flag == \"-q\" && !(name ~ \"*\n*\")",
            $"p:{HelperProbe} kernel_execve flag=+0(+8($arg2)):string name=+0(+24($arg2)):string",
            IsOptional: true),
    ];

    /// <summary>Whether files and devices cannot be told without this event.</summary>
    public static bool TellsFiles(string without) => without.StartsWith(OpenProbe, StringComparison.Ordinal);

    /// <summary>As which udevd's workers run: since systemd 251, before, and elsewhere.</summary>
    internal static bool IsUdevWorker(string comm) => comm is "(udev-worker)" or "systemd-udevd" or "udevd";

    /// <summary>A field of a probe's text, <c>(do_filp_open+0x0/0x140) path="…"</c>; what is in it may have any character but a line feed.</summary>
    internal static string? Text(string text, string field)
    {
        var begin = text.IndexOf($" {field}=\"", StringComparison.Ordinal) + field.Length + 3;
        return begin > field.Length + 2 && text.EndsWith('"') && text.Length > begin ? text[begin..^1] : null;
    }

    /// <summary>The module name that a file's name stands for (kmod's path_to_modname).</summary>
    internal static string? NameIn(string? path)
    {
        var file = Path.GetFileName(path);
        return string.IsNullOrEmpty(file) ? null : file[..(file.IndexOf('.') is var dot and >= 0 ? dot : file.Length)].Replace('-', '_');
    }
}
