using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Host.Journal;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Upkeep;

/// <summary><c>actorloadd journal vacuum</c>: what the service's keeper does daily, at once and where no service runs.</summary>
internal static class JournalVacuum
{
    // Behind the last boot's rows, which stay in any case.
    private const string Word = """
        INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier)
        SELECT $created, 0, persistence_id, max(sequence_number) + 1, $message, $manifest, $identifier FROM journal WHERE persistence_id = $stream
        """;

    private const string LastQuery = "SELECT coalesce((SELECT persistence_id FROM journal GROUP BY persistence_id ORDER BY max(ordering) DESC LIMIT 1), '')";

    /// <summary>Does it.</summary>
    /// <param name="target">Which journal.</param>
    /// <param name="time">The clock.</param>
    /// <param name="progress">Is told what is being done.</param>
    internal static Vacuumed Run(JournalTarget target, TimeProvider time, Action<string> progress)
    {
        Refuse(target);
        using var connection = JournalSpace.Open(target.Path);
        var last = Last(connection);
        var before = Length(connection);
        var plan = JournalSpace.Plan(target.Path, target.Running ?? last, target.Options.Journal.Keep, time.GetUtcNow());
        plan = plan with { Boots = [.. plan.Boots.Where(boot => boot.Stream != last)] };
        Say(target, connection, plan, last, time);
        for (var i = 0; i < plan.Boots.Length; i++)
        {
            progress($"removing boot {i + 1} of {plan.Boots.Length}: {plan.Boots[i].Stream}");
            JournalSpace.Forget(target.Path, plan.Boots[i].Stream);
        }

        GiveBack(target.Path, connection, progress);
        return new Vacuumed(
            target.Path, [.. plan.Boots.Select(boot => boot.Stream)], plan.Boots.Sum(boot => boot.Rows), plan.Reasons, before, Length(connection));
    }

    private static void Refuse(JournalTarget target)
    {
        target.RefuseBesideService("vacuum");
        if (target is { IsService: true, Options.Fleet.Enabled: true })
        {
            throw new UpkeepException($"boots of {target.Path} may still have to go to PostgreSQL, and only the service knows which: it removes the others by itself, a minute after its start and daily");
        }

        if (!File.Exists(target.Path))
        {
            throw new UpkeepException($"there is no file {target.Path}, or you may not look into its folder (are you root?)");
        }
    }

    // As the keeper does, before anything goes.
    private static void Say(JournalTarget target, SqliteConnection connection, KeepPlan plan, string last, TimeProvider time)
    {
        if (plan.Boots.IsEmpty)
        {
            return;
        }

        var now = time.GetUtcNow();
        var word = new BootsForgotten(now, plan.Boots.Length, [.. plan.Boots.Select(boot => boot.Stream)], plan.Boots.Sum(boot => boot.Rows), plan.Reasons);
        using var transaction = connection.BeginTransaction();
        target.RefuseBesideService("vacuum"); // again, with the lock: one that starts now reads what is written here
        SqliteJournal.Do(
            connection,
            Word,
            new SqliteParameter("$created", now.UtcTicks),
            new SqliteParameter("$message", LedgerFormat.Write(word)),
            new SqliteParameter("$manifest", LedgerFormat.Manifest(word)),
            new SqliteParameter("$identifier", LedgerSerializer.Number),
            new SqliteParameter("$stream", last));
        transaction.Commit();
    }

    private static void GiveBack(string path, SqliteConnection connection, Action<string> progress)
    {
        if (JournalSpace.Number(connection, "PRAGMA auto_vacuum") == 0)
        {
            progress("writing the file anew, because the version that made it did not provide for giving pages back");
            SqliteJournal.Do(connection, "PRAGMA auto_vacuum = INCREMENTAL; VACUUM");
        }

        do
        {
            progress($"giving back {JournalSpace.Number(connection, "PRAGMA freelist_count")} pages");
        }
        while (JournalSpace.Shrink(path) == Shrinking.Goes);
    }

    private static string Last(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = LastQuery;
        return (string)command.ExecuteScalar()!;
    }

    private static long Length(SqliteConnection connection) =>
        JournalSpace.Number(connection, "PRAGMA page_count") * JournalSpace.Number(connection, "PRAGMA page_size");
}
