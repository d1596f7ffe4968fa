using System.Text;
using ActorLoad.Client.Connection;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Commands;

/// <summary><c>actorload explain</c>.</summary>
internal static class ExplainCommand
{
    private const string HelpCommand = "actorload explain --help";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Behind <c>explain</c>.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        bool json = false, useBlacklist = false, ignoreInstall = false;
        string? spec = null;
        var reader = new OptionReader(arguments);
        while (reader.Next())
        {
            switch (reader.Option)
            {
                case null when spec is null:
                    spec = reader.Operand;
                    break;
                case null:
                    return Help.Misuse("one SPEC at a time, please", HelpCommand);
                case "--json":
                    json = true;
                    break;
                case "--use-blacklist":
                    useBlacklist = true;
                    break;
                case "--ignore-install":
                    ignoreInstall = true;
                    break;
                case "--help" or "-h":
                    return Help.Show(Help.Explain);
                default:
                    return Help.Misuse($"there is no option '{reader.Option}'", HelpCommand);
            }

            if (reader is { Option: not null, HasUnusedValue: true })
            {
                return Help.Misuse($"option '{reader.Option}' takes no value", HelpCommand);
            }
        }

        return spec is null
            ? Help.Misuse("explain what? No module, alias or path is given", HelpCommand)
            : DaemonCommand.Run(
                connection => Explain(
                    connection, new ExplainParameters(SpecText.ForService(spec), null, useBlacklist, ignoreInstall), json),
                Patience.Usual);
    }

    private static int Explain(DaemonConnection connection, ExplainParameters explain, bool json)
    {
        connection.Send(Calls.WriteExplain(explain).Span);
        var reply = Reply.Read(connection.Receive());
        var answer = reply.As(WireJson.Default.ExplainReply);
        Output.Write(json
            ? Encoding.UTF8.GetString(reply.Parameters) + '\n'
            : ExplainText.Of(explain.Spec, answer));
        return answer.Plans.Count > 0 ? ExitStatus.Done : ExitStatus.Failed;
    }
}
