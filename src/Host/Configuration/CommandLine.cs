namespace ActorLoad.Host.Configuration;

/// <summary>The command line of actorloadd. Written by hand: a library for it costs more time at start than all the rest of this.</summary>
/// <param name="ConfigFile">The file of <c>--config</c>; null where it is not given.</param>
/// <param name="Sets">The <c>key=value</c> of each <c>--set</c>, in order.</param>
/// <param name="Check">Only check.</param>
/// <param name="Version">Only say the version.</param>
/// <param name="Help">Only say how to use it.</param>
internal sealed record CommandLine(string? ConfigFile, IReadOnlyList<string> Sets, bool Check, bool Version, bool Help)
{
    /// <summary>What <c>--help</c> says.</summary>
    public const string HelpText = """
        Usage: actorloadd [--config FILE] [--set KEY=VALUE]... [--check]

               actorloadd report|boots|journal|diff|replay [OPTION...]
               actorloadd journal verify|vacuum|export|import [OPTION...]

        Loads every kernel module once and answers everybody who asked; or reads a journal's file (actorloadd report --help), or
        looks after one (actorloadd journal verify --help).

          --config FILE     read FILE instead of /etc/actorload/config.hocon; config.d/*.hocon beside it are read after it
          --set KEY=VALUE   set one key over the file's; KEY without "actorload.", VALUE in HOCON,
                            e.g. --set journal.flush-interval=1s --set 'modules.config-directories=["/a","/b"]'
          --check           check the configuration, print what would be used and where it was set, and end
          --version         print the version and end
          --help            print this and end

        Exit status: 0 stopped in order, or the configuration is good; 2 wrong usage or configuration.
        All keys with their defaults: config.hocon, which is installed beside the documentation.
        """;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="UsageException">They are wrong.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var sets = new List<string>();
        var line = new CommandLine(null, sets, Check: false, Version: false, Help: false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (option, attached) = Split(arguments[i]);
            switch (option)
            {
                case "--config" when line.ConfigFile is not null:
                    throw new UsageException("--config is given twice: there is one file");
                case "--config":
                    line = line with { ConfigFile = attached ?? Next(option, "FILE") };
                    break;
                case "--set":
                    sets.Add(attached ?? Next(option, "KEY=VALUE"));
                    break;
                case "--check" when attached is null:
                    line = line with { Check = true };
                    break;
                case "--version" when attached is null:
                    line = line with { Version = true };
                    break;
                case "--help" or "-h" when attached is null:
                    line = line with { Help = true };
                    break;
                default:
                    throw new UsageException($"unknown argument \"{arguments[i]}\"");
            }

            string Next(string name, string what) => ++i < arguments.Count
                ? arguments[i]
                : throw new UsageException($"{name} needs {what} after it");
        }

        return line;
    }

    /// <summary>The configuration file to be read; null for none.</summary>
    /// <param name="defaultFile">Read where it exists and no other is named.</param>
    public string? File(string defaultFile = ConfigurationFile.DefaultPath) =>
        ConfigFile ?? (Path.Exists(defaultFile) ? defaultFile : null);

    private static (string Option, string? Attached) Split(string argument) =>
        argument.StartsWith("--") && argument.IndexOf('=') is var equals and > 0
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);
}
