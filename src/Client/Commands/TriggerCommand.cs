using System.Globalization;
using System.Text;
using ActorLoad.Client.Connection;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;

namespace ActorLoad.Client.Commands;

/// <summary><c>actorload trigger</c>.</summary>
internal static class TriggerCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">Behind <c>trigger</c>.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var parsed = UeventArguments.Parse(arguments, triggers: true, out var fault);
        if (parsed.Help)
        {
            return Help.Show(Help.Trigger);
        }

        // A walk over many devices takes its time, and the service answers at its end.
        return fault is null
            ? DaemonCommand.Run(connection => Trigger(connection, parsed), patience: null)
            : Help.Misuse(fault, "actorload trigger --help");
    }

    private static int Trigger(DaemonConnection connection, UeventArguments arguments)
    {
        connection.Send(Calls.WriteTrigger().Span);
        var reply = Reply.Read(connection.Receive());
        var answer = reply.As(WireJson.Default.TriggerReply);
        Output.Write(arguments.Json
            ? Encoding.UTF8.GetString(reply.Parameters) + '\n'
            : string.Create(CultureInfo.InvariantCulture, $"{answer.Poked} of {answer.Devices} devices name an alias and were asked again\n"));
        if (answer.Failed > 0)
        {
            Output.WriteError($"actorload: {answer.Failed} devices could not be asked; the first: {answer.Message}\n");
        }

        var settled = arguments.Settle ? SettleCommand.Settle(connection, arguments) : ExitStatus.Done;
        return answer.Failed > 0 ? ExitStatus.Failed : settled;
    }
}
