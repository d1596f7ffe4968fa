using ActorLoad.Host.Journal;
using ActorLoad.Host.Ledgers;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Upkeep;

/// <summary><c>actorloadd journal verify</c>: whether a journal is whole. It changes nothing, and may run beside the service.</summary>
internal static class JournalVerifier
{
    // Of a boot the first number is 1, each next one higher by one, and rows that come later in the boot were written later.
    private const string BreaksQuery = """
        SELECT persistence_id, sequence_number, before, ordering < earlier FROM (
          SELECT persistence_id, sequence_number, ordering, lag(sequence_number, 1, 0) OVER boot AS before, lag(ordering, 1, 0) OVER boot AS earlier
          FROM journal WINDOW boot AS (PARTITION BY persistence_id ORDER BY sequence_number))
        WHERE sequence_number != before + 1 OR ordering < earlier
        """;

    /// <summary>Looks at all of it.</summary>
    /// <param name="target">Which.</param>
    /// <exception cref="LedgerFileException">There is no such file, or it is no journal.</exception>
    internal static JournalVerdict Verify(JournalTarget target)
    {
        using var ledger = LedgerFile.Open(target.Path);
        var problems = new List<string>();
        var notes = new List<string>();
        var boots = new List<BootVerdict>();
        try
        {
            ledger.Hold();
            problems.AddRange(ledger.Ask("PRAGMA integrity_check", row => $"SQLite: {row.GetString(0)}").Where(said => said != "SQLite: ok"));
            problems.AddRange(ledger.Ask(BreaksQuery, Break));
            problems.AddRange(ledger.Ask(
                "SELECT persistence_id, sequence_number FROM journal WHERE deleted != 0",
                row => $"boot {row.GetString(0)}, row {row.GetInt64(1)}: it is marked as deleted, which the service never does"));
            Read(ledger, problems, notes, boots);
        }
        catch (LedgerFileException e)
        {
            problems.Add(e.Message); // so damaged that SQLite reads no further
        }

        if (target.IsService)
        {
            notes.AddRange(Move(target.Place));
        }

        return new JournalVerdict(target.Path, problems.Count == 0, problems, notes, boots);
    }

    private static void Read(LedgerFile ledger, List<string> problems, List<string> notes, List<BootVerdict> boots)
    {
        var forgotten = new HashSet<string>();
        foreach (var stream in ledger.Streams())
        {
            var check = new BootCheck(stream.Id);
            foreach (var row in ledger.Rows(stream.Id, after: 0))
            {
                check.Add(row);
            }

            problems.AddRange(check.Problems);
            boots.Add(check.Verdict);
            forgotten.UnionWith(check.Forgotten);
        }

        notes.AddRange(boots
            .Where(boot => forgotten.Contains(boot.Stream))
            .Select(boot => $"boot {boot.Stream} was to be removed, and is still there: it was cut off, or somebody imported it; the service removes it when journal.keep says so"));
        var free = ledger.Ask("SELECT freelist_count, page_size FROM pragma_freelist_count, pragma_page_size", row => row.GetInt64(0) * row.GetInt64(1)).Single();
        if (free > 0)
        {
            notes.Add($"{free >> 10} KiB of the file are free, to be used again or given back");
        }
    }

    private static IEnumerable<string> Move(JournalPlace place)
    {
        if (place.Early is { } early && File.Exists(early))
        {
            yield return File.Exists(place.Marker)
                ? $"{early} was brought to {place.Lasting} and not removed, because it was cut off; the service does that when it starts"
                : $"{early} is still to be brought to {place.Lasting}; the service does that when it runs";
        }
    }

    private static string Break(SqliteDataReader row)
    {
        var (boot, number, before) = (row.GetString(0), row.GetInt64(1), row.GetInt64(2));
        return number != before + 1
            ? $"boot {boot}, row {number}: rows {before + 1} to {number - 1} before it are missing"
            : $"boot {boot}, row {number}: it was written before row {before}";
    }
}
