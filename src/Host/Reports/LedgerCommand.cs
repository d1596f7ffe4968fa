using ActorLoad.Host.Configuration;
using ActorLoad.Host.Ledgers;
using ActorLoad.Host.Replays;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Reports;

/// <summary><c>actorloadd report</c> and its kin: they read a journal's file, and need no service.</summary>
internal static class LedgerCommand
{
    private const int NarrowestTerminal = 80;
    private const int WidestTerminal = 200;
    private const int Done = 0;
    private const int Failed = 1;
    private const int ChunkLines = 256;

    private const string HelpText = """
        Usage: actorloadd report  [--journal FILE] [--boot N|ID] [--json|--html|--svg] [--output FILE]
               actorloadd boots   [--journal FILE] [--json]
               actorloadd journal [--journal FILE] [--boot N|ID] [--output text|json]
               actorloadd diff    [--journal FILE] [--json] BEFORE AFTER
               actorloadd replay  [--journal FILE] [--boot N|ID] [--what-if KEY=VALUE]... [--json]

        Reads a journal's file, with or without a service that writes it, of this machine or of another.

          report    one boot: who asked, what was loaded, what it cost, what went wrong
          boots     the boots that the journal has
          journal   a boot's events in order
          diff      what is different between two boots: modules new, gone, slower, failed
          replay    a boot again, in virtual time and without touching this machine, beside what was recorded

          --journal FILE     the file; by default the configured one. Its -wal, if there is one, belongs to it
          --config FILE      read FILE instead of /etc/actorload/config.hocon to know the journal's place
          --boot N|ID, -b    0 the last boot, -1 the one before, 1 the first; or the beginning of a boot id
          --json             print JSON
          --html             make one page that needs no network and no other file
          --svg              make a picture of the loads over time, as systemd-analyze plot does
          --output FILE      of report: write it to FILE, all or nothing; also -o
          --output FORMAT    of journal: text (a line for each event) or json (an object in each line); also -o
          --what-if KEY=VALUE    replay with something different; may be repeated: converge=off (each request loads for itself, as without
                             the service), parallel=N (loads at once), failures.remember.*=TIME and others: an unknown key lists all
          --help             print this and end

        Exit status: 0 done; 1 the journal cannot be read, or has no such boot, or it cannot be replayed; 2 wrong usage or configuration.
        """;

    /// <summary>Runs it. Gives the exit status.</summary>
    /// <exception cref="UsageException">The command line is wrong.</exception>
    /// <exception cref="BadConfigurationException">The configuration is.</exception>
    internal static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        var line = LedgerArguments.Parse(arguments);
        if (line.Help)
        {
            output.WriteLine(HelpText);
            return Done;
        }

        try
        {
            using var ledger = LedgerFile.Open(line.Journal ?? ConfiguredFile(line.ConfigFile));
            Write(line, ledger, output);
            return Done;
        }
        catch (Exception e) when (e is LedgerFileException or NoSuchBootException or UnauthorizedAccessException)
        {
            errors.WriteLine($"actorloadd: {e.Message}");
            return Failed;
        }
    }

    private static void Write(LedgerArguments line, LedgerFile ledger, TextWriter output)
    {
        if (line.Command == "journal")
        {
            foreach (var lines in JournalText.Lines(ledger.Events(ledger.Find(line.Boot)), json: line.Form is null).Chunk(ChunkLines))
            {
                output.WriteLine(string.Join('\n', lines));
            }

            return;
        }

        if (line.Command == "replay")
        {
            output.Write(ReplayCommand.Run(ledger, line, Columns()));
            return;
        }

        var question = line.Command switch
        {
            "boots" => new LedgerQuestion(LedgerTopic.Boots),
            "diff" => new LedgerQuestion(LedgerTopic.Diff, Before: line.Boots[0], Boot: line.Boots[1]),
            _ => new LedgerQuestion(LedgerTopic.Report, line.Boot),
        };
        var columns = line.Output is null ? Columns() : 0;
        var answer = new LedgerReports(ledger).Answer(question with { Form = line.Form, Columns = columns }) + (line.Form is null ? "\n" : string.Empty);
        if (line.Output is null)
        {
            output.Write(answer);
        }
        else
        {
            WholeFile.Write(line.Output, answer);
        }
    }

    private static string ConfiguredFile(string? configFile) =>
        ServiceConfiguration.Load(new CommandLine(configFile, [], false, false, false).File(), []).Options.Journal.ToPlace().FileOfThisBoot;

    // A pipe takes lines of any length; a terminal cuts or wraps them.
    internal static int Columns() => Console.IsOutputRedirected ? 0 : Math.Clamp(Console.WindowWidth, NarrowestTerminal, WidestTerminal);
}
