using System.Globalization;
using ActorLoad.Client.Native;
using ActorLoad.Rpc.Messages;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Modprobe;

/// <summary>On whose behalf modprobe was called.</summary>
/// <param name="Claim">The kernel, udev for a device, or somebody else.</param>
/// <param name="InstallDepth">How many install commands of the service stand between the first request and this call.</param>
internal sealed record CallerIdentity(RequesterClaim Claim, int InstallDepth)
{
    /// <summary>Where the service tells the commands that it runs how deep they are.</summary>
    public const string DepthVariable = "ACTORLOAD_INSTALL_DEPTH";

    /// <summary>Who called this process.</summary>
    /// <param name="arguments">Without the program's name.</param>
    public static CallerIdentity Find(ReadOnlySpan<string> arguments) => new(
        IsKernel(arguments) ? new RequesterClaim(WireRequesterKind.Kernel)
            : Device() ?? new RequesterClaim(WireRequesterKind.Modprobe),
        int.TryParse(Environment.GetEnvironmentVariable(DepthVariable), out var depth) && depth > 0 ? depth : 0);

    // What a RUN+= of udev's rules starts has the uevent's keys in its environment, udev(7).
    private static RequesterClaim? Device() =>
        Environment.GetEnvironmentVariable("DEVPATH") is { Length: > 0 } path
        && Environment.GetEnvironmentVariable("SUBSYSTEM") is { Length: > 0 } subsystem
        && long.TryParse(Environment.GetEnvironmentVariable("SEQNUM"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new RequesterClaim(WireRequesterKind.Udev, path, subsystem, number)
            : null;

    // kernel/module/kmod.c calls "modprobe -q -- NAME" with HOME=/ and TERM=linux. Its child belongs to no session: getsid is 0,
    // which is otherwise so only for what an init without setsid(2) starts. The parent is a kernel thread, which has no program
    // (proc_pid_exe(5)); without /proc that is not seen, and what asks so early is the kernel most likely.
    private static bool IsKernel(ReadOnlySpan<string> arguments) =>
        arguments is ["-q", "--", _]
        && getsid(0) == 0
        && Environment.GetEnvironmentVariable("HOME") == "/"
        && Environment.GetEnvironmentVariable("TERM") == "linux"
        && !ProcessFile.HasProgram(getppid());
}
