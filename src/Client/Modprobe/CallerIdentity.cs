using ActorLoad.Rpc.Messages;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Modprobe;

/// <summary>On whose behalf modprobe was called.</summary>
/// <param name="Kind">The kernel, or somebody else.</param>
/// <param name="InstallDepth">How many install commands of the service stand between the first request and this call.</param>
internal sealed record CallerIdentity(WireRequesterKind Kind, int InstallDepth)
{
    /// <summary>Where the service tells the commands that it runs how deep they are.</summary>
    public const string DepthVariable = "ACTORLOAD_INSTALL_DEPTH";

    /// <summary>Who called this process.</summary>
    /// <param name="arguments">Without the program's name.</param>
    public static CallerIdentity Find(ReadOnlySpan<string> arguments) => new(
        IsKernel(arguments) ? WireRequesterKind.Kernel : WireRequesterKind.Modprobe,
        int.TryParse(Environment.GetEnvironmentVariable(DepthVariable), out var depth) && depth > 0 ? depth : 0);

    // kernel/module/kmod.c calls "modprobe -q -- NAME" with HOME=/ and TERM=linux. Its child belongs to no session: getsid is 0,
    // which is otherwise so only for what an init without setsid(2) starts.
    private static bool IsKernel(ReadOnlySpan<string> arguments) =>
        arguments is ["-q", "--", _]
        && getsid(0) == 0
        && Environment.GetEnvironmentVariable("HOME") == "/"
        && Environment.GetEnvironmentVariable("TERM") == "linux";
}
