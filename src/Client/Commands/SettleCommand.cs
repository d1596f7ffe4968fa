using System.Diagnostics;
using System.Globalization;
using System.Text;
using ActorLoad.Client.Connection;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Commands;

/// <summary><c>actorload settle</c>.</summary>
internal static class SettleCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">Behind <c>settle</c>.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var parsed = UeventArguments.Parse(arguments, triggers: false, out var fault);
        if (parsed.Help)
        {
            return Help.Show(Help.Settle);
        }

        return fault is null
            ? DaemonCommand.Run(connection => Settle(connection, parsed), parsed.LongestWait is { } wait ? Patience.Of(wait) : null)
            : Help.Misuse(fault, "actorload settle --help");
    }

    /// <summary>Waits, and shows on a terminal what for.</summary>
    public static int Settle(DaemonConnection connection, UeventArguments arguments)
    {
        connection.Send(Calls.WriteSettle(arguments.Timeout).Span);
        long? deadline = arguments.LongestWait is { } wait
            ? Stopwatch.GetTimestamp() + (long)(wait.TotalSeconds * Stopwatch.Frequency)
            : null;
        var shows = !arguments.Json && Output.ErrorIsTerminal;
        while (true)
        {
            var reply = Reply.Read(connection.Receive(deadline));
            var answer = reply.As(WireJson.Default.SettleReply);
            if (reply.Continues)
            {
                Show(shows, Progress(answer));
                continue;
            }

            Show(shows, "");
            Output.Write(arguments.Json ? Encoding.UTF8.GetString(reply.Parameters) + '\n' : End(answer));
            return answer.Settled ? ExitStatus.Done : ExitStatus.Failed;
        }
    }

    // Over the line before, and without what is left of it.
    private static void Show(bool shows, string line)
    {
        if (shows)
        {
            Output.WriteError($"\r{line}\e[K");
        }
    }

    private static string Progress(SettleReply reply)
    {
        var walk = reply.Coldplug is { } coldplug
            ? string.Create(CultureInfo.InvariantCulture, $"asking devices: {coldplug.Poked} of {coldplug.Devices} so far; ")
            : "";
        var loads = reply.Loading.Count == 0 ? "" : $"; loading {string.Join(", ", reply.Loading.Take(4).Select(static load => load.Name))}";
        return string.Create(CultureInfo.InvariantCulture, $"{walk}{reply.Waiting} of {reply.Requested} requests wait{loads}");
    }

    private static string End(SettleReply reply) => reply.Settled
        ? string.Create(CultureInfo.InvariantCulture, $"settled: {reply.Received} uevents, {reply.Requested} requests\n")
        : $"not settled: {Progress(reply)}\n";
}
