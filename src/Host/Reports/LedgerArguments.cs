using ActorLoad.Host.Configuration;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Reports;

/// <summary>The command line of <c>actorloadd report</c>, <c>boots</c>, <c>journal</c>, <c>diff</c> and <c>replay</c>.</summary>
/// <param name="Command">Which.</param>
/// <param name="Journal">The file of <c>--journal</c>; null for the configured one.</param>
/// <param name="ConfigFile">The file of <c>--config</c>; null where it is not given.</param>
/// <param name="Boot">The boot of <c>--boot</c>; null for the last.</param>
/// <param name="Form">See <see cref="LedgerQuestion.Form"/>.</param>
/// <param name="Output">The file of <c>--output</c>; null for standard output.</param>
/// <param name="Boots">The two boots of a diff.</param>
/// <param name="WhatIfs">What is to be different in a replay.</param>
/// <param name="Help">Only say how to use it.</param>
internal sealed record LedgerArguments(
    string Command,
    string? Journal,
    string? ConfigFile,
    string? Boot,
    string? Form,
    string? Output,
    IReadOnlyList<string> Boots,
    IReadOnlyList<string> WhatIfs,
    bool Help)
{
    private const int Sides = 2;

    /// <summary>The commands that read a journal.</summary>
    internal static IReadOnlyList<string> Commands { get; } = ["report", "boots", "journal", "diff", "replay"];

    /// <summary>Reads it.</summary>
    /// <param name="arguments">The command and what is behind it.</param>
    /// <exception cref="UsageException">It is wrong.</exception>
    internal static LedgerArguments Parse(IReadOnlyList<string> arguments)
    {
        var operands = new List<string>();
        var whatIfs = new List<string>();
        var line = new LedgerArguments(arguments[0], null, null, null, LedgerQuestion.Text, null, operands, whatIfs, Help: false);
        for (var i = 1; i < arguments.Count; i++)
        {
            var (option, attached) = Split(arguments[i]);
            switch (option)
            {
                case "--journal":
                    line = line with { Journal = attached ?? Next("FILE") };
                    break;
                case "--config":
                    line = line with { ConfigFile = attached ?? Next("FILE") };
                    break;
                case "--boot" or "-b" when line.Command is "report" or "journal" or "replay":
                    line = line with { Boot = attached ?? Next("N or ID") };
                    break;
                case "--what-if" when line.Command == "replay":
                    whatIfs.Add(attached ?? Next("KEY=VALUE"));
                    break;
                case "--json" when attached is null:
                    line = line.As(null);
                    break;
                case "--html" or "--svg" when attached is null && line.Command == "report":
                    line = line.As(option[2..]);
                    break;
                case "--output" or "-o" when line.Command == "report":
                    line = line with { Output = attached ?? Next("FILE") };
                    break;
                case "--output" or "-o" when line.Command == "journal":
                    line = line with { Form = Format(attached ?? Next("text or json")) };
                    break;
                case "--help" or "-h" when attached is null:
                    line = line with { Help = true };
                    break;
                default:
                    operands.Add(IsBoot(arguments[i]) ? arguments[i] : throw new UsageException($"{line.Command}: unknown argument \"{arguments[i]}\""));
                    break;
            }

            string Next(string what) => ++i < arguments.Count && !arguments[i].StartsWith("--") ? arguments[i] : throw new UsageException($"{option} needs {what} after it");
        }

        return line.Help ? line : line.Checked();
    }

    private LedgerArguments As(string? form) =>
        Form is LedgerQuestion.Text || Form == form ? this with { Form = form } : throw new UsageException("one of --json, --html and --svg, not two");

    private LedgerArguments Checked() => (Command, Boots.Count) switch
    {
        ("diff", Sides) or (not "diff", 0) => this,
        ("replay", 1) when Boot is null => this with { Boot = Boots[0] },
        ("replay", _) => throw new UsageException($"replay wants one boot, a number or the beginning of an id; \"{Boots[^1]}\" is one too many"),
        ("diff", _) => throw new UsageException($"diff wants two boots, each a number or the beginning of an id; {Boots.Count} are given"),
        _ => throw new UsageException($"{Command}: \"{Boots[0]}\" means nothing here (--boot names a boot)"),
    };

    // -1 is no option.
    private static bool IsBoot(string argument) => !argument.StartsWith('-') || int.TryParse(argument, out _);

    private static string? Format(string word) => word switch
    {
        "text" => LedgerQuestion.Text,
        "json" => null,
        _ => throw new UsageException($"--output is text or json, not \"{word}\""),
    };

    private static (string Option, string? Attached) Split(string argument) =>
        argument.StartsWith("--") && argument.IndexOf('=') is var equals and > 0
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);
}
