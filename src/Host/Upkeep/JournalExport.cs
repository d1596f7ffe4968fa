using ActorLoad.Host.Ledgers;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Upkeep;

/// <summary><c>actorloadd journal export</c>: a journal, or one boot of it, as <see cref="ExportFormat"/>. May run beside the service.</summary>
internal static class JournalExport
{
    private const string Query =
        $"SELECT {StoredRow.Columns} FROM journal WHERE deleted = 0 AND persistence_id = coalesce($stream, persistence_id) ORDER BY ordering";

    /// <summary>Writes it, all of one moment.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="boot">Which boot; null for all.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="LedgerFileException">The journal cannot be read.</exception>
    /// <exception cref="NoSuchBootException">It has no such boot.</exception>
    internal static void Write(string path, string? boot, Stream output)
    {
        using var ledger = LedgerFile.Open(path);
        ledger.Hold();
        var stream = boot is null ? null : ledger.Find(boot).Stream;
        var rows = 0L;
        output.Write(ExportFormat.Header());
        foreach (var row in ledger.Ask(Query, StoredRow.Read, new SqliteParameter("$stream", (object?)stream ?? DBNull.Value)))
        {
            output.Write(ExportFormat.Row(row));
            rows++;
        }

        output.Write(ExportFormat.End(rows));
    }

    /// <summary>Writes it to a file, which is there whole or not at all.</summary>
    internal static void WriteFile(string path, string? boot, string file)
    {
        var part = $"{file}.{Environment.ProcessId}.part";
        try
        {
            // As private as the journal itself.
            using (var output = File.Open(part, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                Write(path, boot, output);
                output.Flush(flushToDisk: true);
            }

            File.Move(part, file, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
