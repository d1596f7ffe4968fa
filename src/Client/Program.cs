using ActorLoad.Client.Commands;
using ActorLoad.Client.Modprobe;
using ActorLoad.Rpc.Messages;
using static Tmds.Linux.LibC;

// _exit: nothing is buffered, and the runtime's own farewell takes time.
_exit(Run(Environment.GetCommandLineArgs()[0], args));

static int Run(string program, ReadOnlySpan<string> arguments)
{
    if (program.AsSpan()[(program.LastIndexOf('/') + 1)..] is "modprobe")
    {
        return ModprobeCommand.Run(arguments, wordsBefore: 1);
    }

    return arguments switch
    {
        ["modprobe", .. var rest] => ModprobeCommand.Run(rest, wordsBefore: 2),
        ["load", .. var rest] => LoadCommand.Run(rest),
        ["status", .. var rest] => StatusCommand.Run(rest),
        ["metrics", .. var rest] => MetricsCommand.Run(rest),
        ["trigger", .. var rest] => TriggerCommand.Run(rest),
        ["settle", .. var rest] => SettleCommand.Run(rest),
        ["explain", .. var rest] => ExplainCommand.Run(rest),
        ["report", .. var rest] when rest.Contains("--fleet") => DaemonProgram.Run("report", rest, "report --fleet"),
        ["report", .. var rest] => ReportCommand.Run(LedgerTopic.Report, rest),
        ["boots", .. var rest] => ReportCommand.Run(LedgerTopic.Boots, rest),
        ["diff", .. var rest] => ReportCommand.Run(LedgerTopic.Diff, rest),
        ["journal", "verify" or "vacuum" or "export" or "import", ..] => DaemonProgram.Run("journal", arguments[1..], $"journal {arguments[1]}"),
        ["journal", .. var rest] => JournalCommand.Run(rest),
        ["replay", .. var rest] => ReplayCommand.Run(rest),
        ["mode", .. var rest] => ModeCommand.Run(rest),
        ["--help" or "-h"] => Help.Show(Help.Overview),
        ["--version" or "-V"] => Help.Show($"actorload {Help.Version}\n"),
        [] => Help.Misuse("a command is missing", "actorload --help"),
        [var first, ..] => Help.Misuse($"there is no command or option '{first}'", "actorload --help"),
    };
}
