using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ActorLoad.Host.Journal;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Upkeep;

/// <summary><c>actorloadd journal import</c>: the rows of an export, all or none, and none twice.</summary>
internal static class JournalImport
{
    private const string Insert = $"INSERT INTO journal ({StoredRow.Columns}, deleted) VALUES ($stream, $sequence, $created, $message, $manifest, $identifier, $writer, $tags, 0)";
    private const string Find = $"SELECT {StoredRow.Columns} FROM journal WHERE persistence_id = $stream AND sequence_number = $sequence";

    /// <summary>Reads an export into a journal, which is made where it is missing.</summary>
    /// <param name="target">The journal.</param>
    /// <param name="lines">The export, read as Latin-1, so that each byte is a character: one that is no UTF-8 is then found in its line.</param>
    /// <exception cref="UpkeepException">It is none, is damaged or contradicts what is there; nothing was changed.</exception>
    internal static Imported Run(JournalTarget target, TextReader lines)
    {
        target.RefuseBesideService("import");
        var isNew = !File.Exists(target.Path);
        try
        {
            JournalFile.Prepare(target.Path);
            using var connection = JournalSpace.Open(target.Path);
            using var transaction = connection.BeginTransaction();
            var imported = Read(target, connection, lines);
            transaction.Commit();
            return imported;
        }
        catch when (isNew)
        {
            JournalFile.Delete(target.Path);
            throw;
        }
    }

    private static Imported Read(JournalTarget target, SqliteConnection connection, TextReader lines)
    {
        var imported = new Imported(target.Path, 0, 0);
        long number = 0;
        long? end = null;
        while (true)
        {
            number++;
            try
            {
                if (lines.ReadLine() is not { } line)
                {
                    break;
                }

                if (end is not null)
                {
                    throw new FormatException("it is behind the line that says that the export ends");
                }

                var bytes = Encoding.Latin1.GetBytes(line);
                using var parsed = Utf8.IsValid(bytes) ? JsonDocument.Parse(bytes) : throw new FormatException("it is not UTF-8");
                if (number == 1)
                {
                    ExportFormat.CheckHeader(parsed.RootElement);
                }
                else if ((end = ExportFormat.ReadEnd(parsed.RootElement)) is null)
                {
                    imported = Take(connection, ExportFormat.ReadRow(parsed.RootElement))
                        ? imported with { Rows = imported.Rows + 1 }
                        : imported with { Known = imported.Known + 1 };
                }
            }
            catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
            {
                throw new UpkeepException($"line {number} of the export cannot be imported: {e.Message}. Nothing was changed", e);
            }
        }

        return end == imported.Rows + imported.Known
            ? imported
            : throw new UpkeepException($"the export ends behind line {number - 1} without saying so, or with another number of rows: a part of it is missing. Nothing was changed");
    }

    private static bool Take(SqliteConnection connection, StoredRow row)
    {
        using var find = connection.CreateCommand();
        find.CommandText = Find;
        find.Parameters.AddWithValue("$stream", row.Stream);
        find.Parameters.AddWithValue("$sequence", row.Sequence);
        using (var found = find.ExecuteReader())
        {
            if (found.Read())
            {
                return StoredRow.Read(found).IsSame(row)
                    ? false
                    : throw new FormatException($"the journal has another row {row.Sequence} of boot {row.Stream}");
            }
        }

        SqliteJournal.Do(
            connection,
            Insert,
            new SqliteParameter("$stream", row.Stream),
            new SqliteParameter("$sequence", row.Sequence),
            new SqliteParameter("$created", row.Created),
            new SqliteParameter("$message", row.Message),
            new SqliteParameter("$manifest", (object?)row.Manifest ?? DBNull.Value),
            new SqliteParameter("$identifier", (object?)row.Identifier ?? DBNull.Value),
            new SqliteParameter("$writer", (object?)row.Writer ?? DBNull.Value),
            new SqliteParameter("$tags", (object?)row.Tags ?? DBNull.Value));
        return true;
    }
}
