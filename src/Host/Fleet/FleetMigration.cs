using Npgsql;

namespace ActorLoad.Host.Fleet;

/// <summary>Brings the tables to the version that this service writes to.</summary>
internal static class FleetMigration
{
    // Any number that nobody else uses: one machine makes the tables, the others wait for it.
    private const string Lock = "select pg_advisory_xact_lock(7021975148623001)";

    /// <summary>Looks, and does what is missing in one transaction.</summary>
    /// <exception cref="FleetException">Something is missing and cannot be made.</exception>
    internal static void Run(NpgsqlConnection connection)
    {
        var version = Version(connection);
        if (version >= FleetSchema.Version)
        {
            return;
        }

        try
        {
            using var transaction = connection.BeginTransaction();
            Do(connection, Lock);
            Do(connection, FleetSchema.Versions);
            foreach (var step in FleetSchema.Since(Version(connection)))
            {
                Do(connection, step);
            }

            transaction.Commit();
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new FleetException(
                $"its tables are of version {version}, {FleetSchema.Version} is needed, and this user may not make them ({e.MessageText}): "
                + $"its owner runs what 'actorloadd fleet schema{(version > 0 ? $" {version}" : string.Empty)}' prints",
                e);
        }
    }

    /// <summary>0 where there are no tables yet.</summary>
    internal static int Version(NpgsqlConnection connection)
    {
        using var there = new NpgsqlCommand("select to_regclass('fleet_schema') is not null", connection);
        if (there.ExecuteScalar() is not true)
        {
            return 0;
        }

        using var command = new NpgsqlCommand("select coalesce(max(version), 0) from fleet_schema", connection);
        return command.ExecuteScalar() as int? ?? 0;
    }

    private static void Do(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
