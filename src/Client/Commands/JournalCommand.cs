using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorLoad.Client.Connection;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;

namespace ActorLoad.Client.Commands;

/// <summary><c>actorload journal</c>.</summary>
internal static class JournalCommand
{
    private const string HelpCommand = "actorload journal --help";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Behind <c>journal</c>.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        bool json = false, follow = false;
        string? boot = null;
        var reader = new OptionReader(arguments);
        while (reader.Next())
        {
            switch (reader.Option)
            {
                case null:
                    return Help.Misuse($"'{reader.Operand}' means nothing here", HelpCommand);
                case "--boot" or "-b":
                    boot = reader.Value();
                    if (boot is null)
                    {
                        return Help.Misuse("--boot wants a number or the beginning of a boot id", HelpCommand);
                    }

                    break;
                case "--output" or "-o":
                    var format = reader.Value();
                    if (format is not ("text" or "json"))
                    {
                        return Help.Misuse($"--output is text or json, not '{format}'", HelpCommand);
                    }

                    json = format == "json";
                    break;
                case "--follow" or "-f":
                    follow = true;
                    break;
                case "--help" or "-h":
                    return Help.Show(Help.Journal);
                default:
                    return Help.Misuse($"there is no option '{reader.Option}'", HelpCommand);
            }

            if (reader.HasUnusedValue)
            {
                return Help.Misuse($"option '{reader.Option}' takes no value", HelpCommand);
            }
        }

        return follow && boot is not null
            ? Help.Misuse("--follow shows this boot only", HelpCommand)
            : DaemonCommand.Run(
                connection => follow ? Follow(connection, json) : Print(connection, boot, json),
                patience: null,
                follow ? "" : ReportCommand.Otherwise("journal"));
    }

    private static int Print(DaemonConnection connection, string? boot, bool json)
    {
        connection.Send(LedgerCalls.WriteHistory(boot).Span);
        while (true)
        {
            var reply = Reply.Read(connection.Receive());
            if (!reply.Continues)
            {
                return ExitStatus.Done;
            }

            Write(reply.As(WireJson.Default.HistoryReply).Event, json);
        }
    }

    private static int Follow(DaemonConnection connection, bool json)
    {
        connection.Send(Calls.WriteSubscribe().Span);
        while (true)
        {
            var reply = Reply.Read(connection.Receive());
            var news = reply.As(WireJson.Default.EventReply);
            if (news.Missed > 0)
            {
                Output.WriteError(string.Create(CultureInfo.InvariantCulture, $"actorload: {news.Missed} events came faster than they were read; 'actorload journal' has them\n"));
            }

            Write(news.Event, json);
            if (!reply.Continues)
            {
                return ExitStatus.Done;
            }
        }
    }

    private static void Write(JsonElement? happened, bool json)
    {
        if (happened is { } data)
        {
            var text = data.GetRawText();
            Output.Write((json ? text : EventText.Of(Encoding.UTF8.GetBytes(text))) + '\n');
        }
    }
}
