using ActorLoad.Host.Configuration;

namespace ActorLoad.Host.Upkeep;

/// <summary>The command line of <c>actorloadd journal verify</c>, <c>vacuum</c>, <c>export</c> and <c>import</c>.</summary>
/// <param name="Command">Which.</param>
/// <param name="Journal">The file of <c>--journal</c>; null for the configured one.</param>
/// <param name="ConfigFile">The file of <c>--config</c>; null where it is not given.</param>
/// <param name="Boot">The boot of <c>--boot</c>; null for all.</param>
/// <param name="Output">The file of <c>--output</c>; null for standard output.</param>
/// <param name="Input">The file to import; null for standard input.</param>
/// <param name="Json">JSON is wanted.</param>
/// <param name="Help">Only say how to use it.</param>
internal sealed record UpkeepArguments(
    string Command, string? Journal, string? ConfigFile, string? Boot, string? Output, string? Input, bool Json, bool Help)
{
    /// <summary>What <c>--help</c> says.</summary>
    internal const string HelpText = """
        Usage: actorloadd journal verify [--journal FILE] [--json]
               actorloadd journal vacuum [--journal FILE] [--json]
               actorloadd journal export [--journal FILE] [--boot N|ID] [--output FILE]
               actorloadd journal import [--journal FILE] [--json] [FROM]

        Looks after a journal's file, of this machine or of another.

          verify    whether it is whole: SQLite's own check, every boot without a gap and in order, every event readable, and what
                    they say of losses; changes nothing
          vacuum    removes the boots that journal.keep says, now, and gives free pages back; not while a service writes the file
          export    all boots, or one, as JSON lines that can be read and imported again to the last byte
          import    such lines, from FROM or standard input: all of them or none, none twice; not while a service writes the file

          --journal FILE     the file; by default the configured one. import makes it where it is missing
          --config FILE      read FILE instead of /etc/actorload/config.hocon to know the journal's place and journal.keep
          --boot N|ID, -b    of export: 0 the last boot, -1 the one before, 1 the first; or the beginning of a boot id
          --output FILE, -o  of export: write it to FILE, all or nothing
          --json             print JSON
          --help             print this and end

        Exit status: 0 done, or the journal is whole; 1 it is not, or it could not be done; 2 wrong usage or configuration.
        """;

    private static readonly string[] Commands = ["verify", "vacuum", "export", "import"];

    /// <summary>Whether a command line is one of these.</summary>
    internal static bool Fits(IReadOnlyList<string> arguments) => arguments is ["journal", var command, ..] && Commands.Contains(command);

    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    internal static UpkeepArguments Parse(IReadOnlyList<string> arguments)
    {
        var line = new UpkeepArguments(arguments[1], null, null, null, null, null, Json: false, Help: false);
        for (var i = 2; i < arguments.Count; i++)
        {
            var equals = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i].IndexOf('=') : -1;
            var (option, attached) = equals < 0 ? (arguments[i], null) : (arguments[i][..equals], arguments[i][(equals + 1)..]);
            line = option switch
            {
                "--journal" => line with { Journal = Next("FILE") },
                "--config" => line with { ConfigFile = Next("FILE") },
                "--boot" or "-b" when line.Command == "export" => line with { Boot = Next("N or ID") },
                "--output" or "-o" when line.Command == "export" => line with { Output = Next("FILE") },
                "--json" when attached is null && line.Command != "export" => line with { Json = true },
                "--help" or "-h" when attached is null => line with { Help = true },
                _ when line is { Command: "import", Input: null } && !option.StartsWith('-') => line with { Input = option },
                _ => throw new UsageException($"journal {line.Command}: unknown argument \"{arguments[i]}\""),
            };

            string Next(string what) => attached
                ?? (++i < arguments.Count && !arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i] : throw new UsageException($"{option} needs {what} after it"));
        }

        return line;
    }
}
