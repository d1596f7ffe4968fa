using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Journal;

/// <summary>
/// Brings the rows of one journal behind those of another: all or none, and none twice, so that it can be begun again after a crash at any
/// point of it.
/// </summary>
internal static class JournalMove
{
    private const string Same = "there.persistence_id = early.persistence_id AND there.sequence_number = early.sequence_number";

    private const string Conflicts = $"""
        SELECT count(*) FROM early.journal AS early JOIN main.journal AS there ON {Same}
        WHERE there.message IS NOT early.message OR there.manifest IS NOT early.manifest
        """;

    // In the order in which they were written; what is there already was brought by an attempt whose end was cut off.
    private const string Copy = $"""
        INSERT INTO main.journal (created, deleted, persistence_id, sequence_number, message, tags, manifest, identifier, writer_uuid)
        SELECT created, deleted, persistence_id, sequence_number, message, tags, manifest, identifier, writer_uuid FROM early.journal AS early
        WHERE NOT EXISTS (SELECT 1 FROM main.journal AS there WHERE {Same})
        ORDER BY ordering
        """;

    /// <summary>Copies what the other has not. When this returns it is on the disk. Both files have the journal's table.</summary>
    /// <returns>How many rows were copied.</returns>
    /// <exception cref="JournalConflictException">They tell different stories of the same boot; nothing was copied.</exception>
    internal static int Bring(string from, string to)
    {
        using var connection = new SqliteConnection(SqliteJournal.ConnectionString(to, pooling: false));
        connection.Open();
        SqliteJournal.Do(connection, SqliteJournal.EachConnection);
        SqliteJournal.Do(connection, "ATTACH $from AS early", new SqliteParameter("$from", from));

        // Of both files, so that a late writer of the early one comes before the copy or not at all.
        using var transaction = connection.BeginTransaction();
        if (JournalSpace.Number(connection, Conflicts) is > 0 and var conflicts)
        {
            throw new JournalConflictException($"{conflicts} of its rows have the numbers of other rows in {to}");
        }

        var copied = SqliteJournal.Do(connection, Copy);
        transaction.Commit();
        return copied;
    }

    /// <summary>Whether SQLite finds nothing wrong with the file.</summary>
    internal static bool IsSound(string path)
    {
        try
        {
            using var connection = new SqliteConnection(SqliteJournal.ConnectionString(path, pooling: false));
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            return command.ExecuteScalar() is "ok";
        }
        catch (SqliteException e) when (SqliteProblem.IsCorruption(e))
        {
            return false;
        }
    }
}
