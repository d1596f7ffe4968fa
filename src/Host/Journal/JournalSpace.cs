using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Journal;

/// <summary>
/// What a journal's file holds of each boot, and how some of that goes. Each call is one transaction, some milliseconds long, so that the
/// journal's writer beside it gets in between.
/// </summary>
internal static class JournalSpace
{
    // Of the length of a blob SQLite reads the first page alone.
    private const string BootsQuery = """
        SELECT persistence_id, max(created), count(*), sum(length(message) + 160)
        FROM journal GROUP BY persistence_id ORDER BY min(ordering)
        """;

    private const int PagesAtOnce = 256;
    private const int SecondsForLock = 10;

    /// <summary>Which boots are to go.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="running">The boot that stays in any case.</param>
    /// <param name="rules">What is kept.</param>
    /// <param name="now">The time.</param>
    /// <param name="wanted">Boots that are not to go yet; null for none.</param>
    internal static KeepPlan Plan(string path, string running, KeepRules rules, DateTimeOffset now, IReadOnlySet<string>? wanted = null)
    {
        using var connection = Open(path);
        var boots = new List<OldBoot>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = BootsQuery;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                boots.Add(new OldBoot(
                    reader.GetString(0), new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero), reader.GetInt64(2), reader.GetInt64(3)));
            }
        }

        var pages = Number(connection, "PRAGMA page_count") - Number(connection, "PRAGMA freelist_count");
        return KeepPlan.Of(boots, running, pages * Number(connection, "PRAGMA page_size"), rules, now, wanted);
    }

    /// <summary>Removes a boot, whole or not at all.</summary>
    internal static void Forget(string path, string stream)
    {
        using var connection = Open(path);
        SqliteJournal.Do(connection, "DELETE FROM journal WHERE persistence_id = $stream", new SqliteParameter("$stream", stream));
    }

    /// <summary>
    /// Gives some free pages back to the file system; none where the file was made by a version that did not provide for it: then they are
    /// only used again.
    /// </summary>
    internal static Shrinking Shrink(string path)
    {
        using var connection = Open(path);
        var before = Number(connection, "PRAGMA freelist_count");
        using (var transaction = connection.BeginTransaction())
        {
            // The statement gives a row for each page and goes no further than it is read; one page is one step in any case.
            for (var page = 0; page < Math.Min(before, PagesAtOnce); page++)
            {
                SqliteJournal.Do(connection, "PRAGMA incremental_vacuum(1)");
            }

            transaction.Commit();
        }

        var after = Number(connection, "PRAGMA freelist_count");
        if (after > 0 && after < before)
        {
            return Shrinking.Goes;
        }

        // The file itself gets shorter when all of the log is in it, which nobody may be using then: it says so in its first column.
        return Number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") == 0 ? Shrinking.Done : Shrinking.Held;
    }

    /// <summary>A connection of its own; nothing is done about the file where it is missing.</summary>
    internal static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(SqliteJournal.ConnectionString(path, pooling: false, create: false)) { DefaultTimeout = SecondsForLock };
        try
        {
            connection.Open();
            SqliteJournal.Do(connection, SqliteJournal.EachConnection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The one number that a statement gives.</summary>
    internal static long Number(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }
}
