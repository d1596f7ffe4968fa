using System.Text;
using System.Text.Json;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Ledgers;
using ActorLoad.Host.Reports;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Upkeep;

/// <summary><c>actorloadd journal verify</c> and its kin: they look after a journal's file, and need no service.</summary>
internal static class UpkeepCommand
{
    private const int Done = 0;
    private const int Failed = 1;

    /// <summary>Runs it. Gives the exit status.</summary>
    /// <exception cref="UsageException">The command line is wrong.</exception>
    /// <exception cref="BadConfigurationException">The configuration is.</exception>
    internal static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        var line = UpkeepArguments.Parse(arguments);
        if (line.Help)
        {
            output.WriteLine(UpkeepArguments.HelpText);
            return Done;
        }

        var target = JournalTarget.Of(line);
        try
        {
            return Run(line, target, output, errors);
        }
        catch (SqliteException e)
        {
            errors.WriteLine($"actorloadd: {SqliteProblem.Explain(e, target.Path)}");
            return Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"actorloadd: {e.Message}");
            return Failed;
        }
    }

    private static int Run(UpkeepArguments line, JournalTarget target, TextWriter output, TextWriter errors)
    {
        switch (line.Command)
        {
            case "verify":
                var verdict = JournalVerifier.Verify(target);
                output.Write(line.Json
                    ? JsonSerializer.Serialize(verdict, UpkeepJsonContext.Answers.JournalVerdict) + '\n'
                    : VerdictText.Of(verdict, LedgerCommand.Columns()));
                return verdict.Whole ? Done : Failed;
            case "vacuum":
                var vacuumed = JournalVacuum.Run(target, TimeProvider.System, Console.IsErrorRedirected ? _ => { } : errors.WriteLine);
                output.WriteLine(line.Json
                    ? JsonSerializer.Serialize(vacuumed, UpkeepJsonContext.Answers.Vacuumed)
                    : $"{target.Path}: {vacuumed.Boots.Count} boots ({vacuumed.Rows} rows) removed{Because(vacuumed)}; {Amounts.Bytes(vacuumed.BytesBefore)} before, {Amounts.Bytes(vacuumed.BytesAfter)} now");
                return Done;
            case "export" when line.Output is { } file:
                JournalExport.WriteFile(target.Path, line.Boot, file);
                return Done;
            case "export":
                using (var standard = new BufferedStream(Console.OpenStandardOutput(), 1 << 16))
                {
                    JournalExport.Write(target.Path, line.Boot, standard);
                }

                return Done;
            default:
                using (var input = new StreamReader(line.Input is { } from ? File.OpenRead(from) : Console.OpenStandardInput(), Encoding.Latin1, detectEncodingFromByteOrderMarks: false))
                {
                    var imported = JournalImport.Run(target, input);
                    output.WriteLine(line.Json
                        ? JsonSerializer.Serialize(imported, UpkeepJsonContext.Answers.Imported)
                        : $"{target.Path}: {imported.Rows} rows imported, {imported.Known} were there already");
                }

                return Done;
        }
    }

    private static string Because(Vacuumed vacuumed) => vacuumed.Reasons.Count == 0 ? string.Empty : $", because of {string.Join(", ", vacuumed.Reasons)}";
}
