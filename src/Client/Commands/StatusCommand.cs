using System.Text;
using ActorLoad.Client.Connection;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;

namespace ActorLoad.Client.Commands;

/// <summary><c>actorload status</c>.</summary>
internal static class StatusCommand
{
    private const string HelpCommand = "actorload status --help";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Behind <c>status</c>.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        bool json = false, modules = false;
        foreach (var argument in arguments)
        {
            switch (argument)
            {
                case "--json":
                    json = true;
                    break;
                case "--modules":
                    modules = true;
                    break;
                case "--help" or "-h":
                    return Help.Show(Help.Status);
                default:
                    return Help.Misuse($"'{argument}' means nothing here", HelpCommand);
            }
        }

        return DaemonCommand.Run(
            connection => modules
                ? Show(connection, Calls.WriteModules(), json, static reply => ModulesText.Of(reply.As(WireJson.Default.ModulesReply)))
                : Show(connection, Calls.WriteStatus(), json, static reply => StatusText.Of(reply.As(WireJson.Default.StatusReply))),
            Patience.Usual);
    }

    private static int Show(DaemonConnection connection, ReadOnlyMemory<byte> call, bool json, Func<Reply, string> text)
    {
        connection.Send(call.Span);
        var reply = Reply.Read(connection.Receive());
        Output.Write(json ? Encoding.UTF8.GetString(reply.Parameters) + '\n' : text(reply));
        return ExitStatus.Done;
    }
}
