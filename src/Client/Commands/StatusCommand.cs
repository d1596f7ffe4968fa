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

        return DaemonCommand.Run(connection => modules ? ShowModules(connection, json) : Show(connection, json), Patience.Usual);
    }

    private static int ShowModules(DaemonConnection connection, bool json)
    {
        connection.Send(Calls.WriteModules().Span);
        var reply = Reply.Read(connection.Receive());
        Output.Write(json
            ? Encoding.UTF8.GetString(reply.Parameters) + '\n'
            : ModulesText.Of(reply.As(WireJson.Default.ModulesReply)));
        return ExitStatus.Done;
    }

    private static int Show(DaemonConnection connection, bool json)
    {
        connection.Send(Calls.WriteStatus().Span);
        var reply = Reply.Read(connection.Receive());
        Output.Write(json
            ? Encoding.UTF8.GetString(reply.Parameters) + '\n'
            : StatusText.Of(reply.As(WireJson.Default.StatusReply)));
        return ExitStatus.Done;
    }
}
