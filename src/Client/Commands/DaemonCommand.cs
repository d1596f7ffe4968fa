using ActorLoad.Client.Connection;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;

namespace ActorLoad.Client.Commands;

/// <summary>What the commands that need the service have in common.</summary>
internal static class DaemonCommand
{
    /// <summary>Runs a command on a connection, and says what went wrong.</summary>
    /// <param name="command">Gives the exit status.</param>
    /// <param name="patience">See <see cref="DaemonConnection.Open"/>.</param>
    /// <param name="otherwise">What else can be done where the service cannot be reached.</param>
    public static int Run(Func<DaemonConnection, int> command, Patience? patience, string otherwise = "")
    {
        try
        {
            using var connection = DaemonConnection.Open(Contract.SocketPath, patience);
            return command(connection);
        }
        catch (DaemonUnreachableException e)
        {
            Output.WriteError($"actorload: {e.Message}{otherwise}\n");
            return ExitStatus.Unreachable;
        }
        catch (VarlinkException e)
        {
            Output.WriteError($"actorload: {e.Message}\n");
            return e.Error == ErrorNames.BadCall ? ExitStatus.Unreachable : ExitStatus.Failed;
        }
    }
}
