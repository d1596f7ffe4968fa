using System.Globalization;
using ActorLoad.Host.Configuration;

namespace ActorLoad.Host.Fleet;

/// <summary>The command line of <c>actorloadd report --fleet</c> and <c>actorloadd fleet schema</c>.</summary>
/// <param name="Schema">The tables are to be printed, no report.</param>
/// <param name="From">The version that the database has.</param>
/// <param name="Connection">Of <c>--connection</c>; null for the configured one.</param>
/// <param name="PasswordFile">Of <c>--password-file</c>; null for the configured one.</param>
/// <param name="ConfigFile">Of <c>--config</c>; null where it is not given.</param>
/// <param name="Days">Of <c>--days</c>; null for all.</param>
/// <param name="Rows">Of <c>--rows</c>: the greatest length of a table.</param>
/// <param name="Json">JSON is wanted.</param>
/// <param name="Help">Only say how to use it.</param>
internal sealed record FleetArguments(
    bool Schema, int From, string? Connection, string? PasswordFile, string? ConfigFile, int? Days, int Rows, bool Json, bool Help)
{
    private const int RowsAtMost = 1_000_000;
    private const int DaysAtMost = 36_500;

    /// <summary>Whether a command line is one of these.</summary>
    internal static bool Fits(IReadOnlyList<string> arguments) =>
        arguments is ["fleet", ..] || (arguments is ["report", ..] && arguments.Contains("--fleet"));

    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    internal static FleetArguments Parse(IReadOnlyList<string> arguments)
    {
        var line = new FleetArguments(arguments[0] == "fleet", 0, null, null, null, null, Rows: 20, Json: false, Help: false);
        if (line.Schema && arguments is not (["fleet", "schema", ..] or ["fleet", "--help" or "-h"]))
        {
            throw new UsageException("fleet: say 'fleet schema', which prints the tables; the report is 'report --fleet'");
        }

        for (var i = line.Schema && arguments[1] == "schema" ? 2 : 1; i < arguments.Count; i++)
        {
            var equals = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i].IndexOf('=') : -1;
            var (option, attached) = equals < 0 ? (arguments[i], null) : (arguments[i][..equals], arguments[i][(equals + 1)..]);
            line = option switch
            {
                "--fleet" when attached is null && !line.Schema => line,
                "--connection" when !line.Schema => line with { Connection = Next("Host=...;Database=...") },
                "--password-file" when !line.Schema => line with { PasswordFile = Next("FILE") },
                "--config" when !line.Schema => line with { ConfigFile = Next("FILE") },
                "--days" when !line.Schema => line with { Days = Number(option, Next("a number"), DaysAtMost) },
                "--rows" when !line.Schema => line with { Rows = Number(option, Next("a number"), RowsAtMost) },
                "--json" when attached is null && !line.Schema => line with { Json = true },
                "--help" or "-h" when attached is null => line with { Help = true },
                _ when line.Schema && attached is null && i == 2 => line with { From = Number("fleet schema", option, FleetSchema.Version, least: 0) },
                _ => throw new UsageException($"{(line.Schema ? "fleet schema" : "report --fleet")}: unknown argument \"{arguments[i]}\""),
            };

            string Next(string what) => attached
                ?? (++i < arguments.Count && !arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i] : throw new UsageException($"{option} needs {what} after it"));
        }

        return line;
    }

    private static int Number(string option, string text, int most, int least = 1) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{option} wants a whole number from {least} to {most}, not \"{text}\"");
}
