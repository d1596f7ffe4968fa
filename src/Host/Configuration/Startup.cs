using System.Reflection;
using ActorLoad.Host.Fleet;
using ActorLoad.Host.Reports;
using ActorLoad.Host.Upkeep;

namespace ActorLoad.Host.Configuration;

/// <summary>What the command line comes to: options to serve with, or an exit status.</summary>
/// <param name="Options">To serve with; null where all that was asked for is done, or something is wrong.</param>
/// <param name="ExitStatus">To end with when there are no options.</param>
internal sealed record Startup(ServiceOptions? Options, int ExitStatus)
{
    private const int Wrong = 2;

    /// <summary>Reads the command line and the configuration, and says on the two writers what there is to say.</summary>
    public static Startup From(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            if (FleetArguments.Fits(arguments))
            {
                return new Startup(null, FleetCommand.Run(arguments, output, errors, TimeProvider.System));
            }

            if (UpkeepArguments.Fits(arguments))
            {
                return new Startup(null, UpkeepCommand.Run(arguments, output, errors));
            }

            if (arguments is [var command, ..] && LedgerArguments.Commands.Contains(command))
            {
                return new Startup(null, LedgerCommand.Run(arguments, output, errors));
            }

            var line = CommandLine.Parse(arguments);
            return line switch
            {
                { Help: true } => Say(output, CommandLine.HelpText),
                { Version: true } => Say(output, $"actorloadd {Version}"),
                { Check: true } => Say(output, string.Join('\n', Load(line).Describe())),
                _ => new Startup(Load(line).Options, 0),
            };
        }
        catch (UsageException e)
        {
            return Refuse(errors, [$"actorloadd: {e.Message}", "Try: actorloadd --help"]);
        }
        catch (BadConfigurationException e)
        {
            return Refuse(errors, e.Problems);
        }
    }

    /// <summary>The version of the service.</summary>
    public static string Version =>
        typeof(Startup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static ServiceConfiguration Load(CommandLine line) => ServiceConfiguration.Load(line.File(), line.Sets);

    private static Startup Say(TextWriter output, string text)
    {
        output.WriteLine(text);
        return new Startup(null, 0);
    }

    private static Startup Refuse(TextWriter errors, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            errors.WriteLine(problem);
        }

        return new Startup(null, Wrong);
    }
}
