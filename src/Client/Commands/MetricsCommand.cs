using ActorLoad.Client.Native;
using ActorLoad.Rpc;

namespace ActorLoad.Client.Commands;

/// <summary><c>actorload metrics</c>.</summary>
internal static class MetricsCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">Behind <c>metrics</c>.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        switch (arguments)
        {
            case []:
                break;
            case ["--help" or "-h"]:
                return Help.Show(Help.Metrics);
            default:
                return Help.Misuse($"'{arguments[0]}' means nothing here", "actorload metrics --help");
        }

        return DaemonCommand.Run(
            connection =>
            {
                connection.Send(Calls.WriteMetrics().Span);
                Output.Write(Reply.Read(connection.Receive()).As(WireJson.Default.RenderReply).Text);
                return ExitStatus.Done;
            },
            Connection.Patience.Usual);
    }
}
