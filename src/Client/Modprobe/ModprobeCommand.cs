using ActorLoad.Client.Connection;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Modprobe;

/// <summary>modprobe: answered by the service where it can, and by the real modprobe in every other case.</summary>
internal static class ModprobeCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="wordsBefore">Words of the process's own command line that stand before <paramref name="arguments"/>.</param>
    public static int Run(ReadOnlySpan<string> arguments, int wordsBefore)
    {
        var real = new RealModprobe(arguments, wordsBefore);
        var call = ModprobeArguments.Parse(
            arguments,
            Environment.GetEnvironmentVariable(EnvironmentOptions.Variable),
            Environment.GetEnvironmentVariable("POSIXLY_CORRECT") is not null);
        if (call is null)
        {
            return real.TakeOver("the service does not do this call");
        }

        try
        {
            return Ask(call, CallerIdentity.Find(arguments)) ?? real.TakeOver("the service has another tree or configuration");
        }
        catch (Exception e) when (e is DaemonUnreachableException or VarlinkException)
        {
            return real.TakeOver(e.Message);
        }
    }

    private static int? Ask(ModprobeCall call, CallerIdentity caller)
    {
        using var connection = DaemonConnection.Open(
            Contract.SocketPath, caller.Claim.Kind == WireRequesterKind.Kernel ? Patience.OfKernel : Patience.Usual);
        var calls = new DaemonCalls(connection, call, caller);
        return call.NamesTree && !calls.IsOurTree() ? null : new ModprobeRun(call, calls).Execute();
    }
}
