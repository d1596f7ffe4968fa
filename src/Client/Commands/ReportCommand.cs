using System.Text;
using ActorLoad.Client.Connection;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Commands;

/// <summary><c>actorload report</c>, <c>boots</c> and <c>diff</c>: the service reads its journal and makes the text.</summary>
internal static class ReportCommand
{
    private const int NarrowestTerminal = 80;
    private const int WidestTerminal = 200;

    /// <summary>Runs it.</summary>
    /// <param name="topic">The command.</param>
    /// <param name="arguments">Behind it.</param>
    public static int Run(LedgerTopic topic, ReadOnlySpan<string> arguments)
    {
        var parsed = ReportArguments.Parse(topic, arguments, out var fault);
        if (parsed.Help)
        {
            return Help.Show(HelpOf(topic));
        }

        // A journal of many boots takes its time, and a service that was asked does not forget.
        return fault is null
            ? DaemonCommand.Run(connection => Ask(connection, parsed.Question(topic, Columns()), parsed.Output), patience: null, Otherwise(Word(topic)))
            : Help.Misuse(fault, $"actorload {Word(topic)} --help");
    }

    /// <summary>What can be done without a service.</summary>
    /// <param name="command">Which the daemon's program has, too.</param>
    public static string Otherwise(string command) => $"\nactorload: without it: actorloadd {command} --journal FILE";

    private static int Ask(DaemonConnection connection, LedgerQuestion question, string? file)
    {
        connection.Send(LedgerCalls.Write(question).Span);
        var reply = Reply.Read(connection.Receive());
        var answer = question.Form is null
            ? Encoding.UTF8.GetString(reply.Parameters) + '\n'
            : reply.As(WireJson.Default.RenderReply).Text;
        if (file is not null)
        {
            return Keep(file, answer);
        }

        Output.Write(answer);
        return ExitStatus.Done;
    }

    private static int Keep(string file, string answer)
    {
        try
        {
            WholeFile.Write(file, answer);
            return ExitStatus.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Output.WriteError($"actorload: {file} could not be written: {e.Message}\n");
            return ExitStatus.Failed;
        }
    }

    private static int Columns() => Output.Columns is > 0 and var columns ? Math.Clamp(columns, NarrowestTerminal, WidestTerminal) : 0;

    private static string HelpOf(LedgerTopic topic) => topic switch
    {
        LedgerTopic.Boots => Help.Boots,
        LedgerTopic.Diff => Help.Diff,
        _ => Help.Report,
    };

    private static string Word(LedgerTopic topic) => topic switch
    {
        LedgerTopic.Boots => "boots",
        LedgerTopic.Diff => "diff",
        _ => "report",
    };
}
