using System.Data.Common;
using System.Text.Json;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Reports;

namespace ActorLoad.Host.Fleet;

/// <summary><c>actorloadd report --fleet</c> and <c>actorloadd fleet schema</c>.</summary>
internal static class FleetCommand
{
    private const int Done = 0;
    private const int Failed = 1;

    private const string HelpText = """
        Usage: actorloadd report --fleet [--connection TEXT] [--password-file FILE] [--days N] [--rows N] [--json]
               actorloadd fleet schema [VERSION]

        report --fleet tells what the boots of many machines came to, whose journals are in one PostgreSQL: duplicates by kernel, by hardware
        and by module, the slowest modules, and machines that differ from their like. fleet schema prints the tables, for a database in which
        the machines may not make them themselves; with VERSION, what one of that version lacks.

          --connection TEXT     Npgsql's connection string; by default fleet.connection of the configuration
          --password-file FILE  the password; by default fleet.password-file. PGPASSWORD and PGPASSFILE count, too
          --config FILE         read FILE instead of /etc/actorload/config.hocon
          --days N              only boots of the last N days; by default all
          --rows N              so many rows in a table at most, 20 by default
          --json                print JSON
          --help                print this and end

        Exit status: 0 done; 1 the database cannot be read; 2 wrong usage or configuration.
        """;

    /// <summary>Runs it. Gives the exit status.</summary>
    /// <exception cref="UsageException">The command line is wrong.</exception>
    /// <exception cref="BadConfigurationException">The configuration is.</exception>
    internal static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, TimeProvider time)
    {
        var line = FleetArguments.Parse(arguments);
        if (line.Help || line.Schema)
        {
            output.WriteLine(line.Help ? HelpText : FleetSchema.Script(line.From));
            return Done;
        }

        var options = Options(line);
        try
        {
            var since = line.Days is { } days ? time.GetUtcNow().AddDays(-days) : (DateTimeOffset?)null;
            var report = FleetReporter.Read(options, since, line.Rows);
            output.Write(line.Json
                ? JsonSerializer.Serialize(report, FleetJsonContext.Reports.FleetReport) + "\n"
                : FleetReportText.Of(report, FleetConnection.Describe(options.Connection), LedgerCommand.Columns()));
            return Done;
        }
        catch (Exception e) when (e is FleetException or DbException or TimeoutException)
        {
            errors.WriteLine($"actorloadd: fleet {FleetConnection.Describe(options.Connection)}: {FleetProblem.Explain(e)}");
            return Failed;
        }
    }

    private static FleetOptions Options(FleetArguments line)
    {
        if (line.Connection is { } given && Kinds.Connection.Read(new ConfigValue(given, Items: null)).Wrong is { } wrong)
        {
            throw new UsageException($"--connection: {wrong}; {Kinds.Connection.Expected}");
        }

        var configured = ServiceConfiguration.Load(new CommandLine(line.ConfigFile, [], false, false, false).File(), []).Options.Fleet;
        var options = configured with { Connection = line.Connection ?? configured.Connection, PasswordFile = line.PasswordFile ?? configured.PasswordFile };
        return options.Enabled
            ? options
            : throw new UsageException("report --fleet: no fleet is configured (fleet.connection is empty); name a database with --connection");
    }
}
