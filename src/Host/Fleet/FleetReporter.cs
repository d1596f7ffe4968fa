using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace ActorLoad.Host.Fleet;

/// <summary>Makes a report of the fleet's tables.</summary>
internal static class FleetReporter
{
    private const int Format = 1;
    private static readonly TimeSpan QueryWithin = TimeSpan.FromMinutes(30);

    /// <summary>Asks for all of it at one moment, so that its parts fit.</summary>
    /// <param name="options">Where.</param>
    /// <param name="since">Boots that ended before are not counted; null for all.</param>
    /// <param name="rows">How many rows a table has at most.</param>
    /// <exception cref="FleetException">It cannot be asked, or has no tables.</exception>
    internal static FleetReport Read(FleetOptions options, DateTimeOffset? since, int rows)
    {
        using var source = FleetConnection.Source(options);
        using var connection = source.OpenConnection();
        if (FleetMigration.Version(connection) < FleetSchema.Version)
        {
            throw new FleetException(
                $"its tables are of version {FleetMigration.Version(connection)}, {FleetSchema.Version} is needed: the first machine that ships to it makes them, or its owner by 'actorloadd fleet schema'");
        }

        using var moment = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        var asked = new Question(connection, since, rows);
        var modules = asked.Rows(FleetQueries.Modules, Module);
        return new FleetReport(
            Format,
            since,
            asked.Rows(FleetQueries.Totals, row => Totals(row, 0))[0],
            asked.Rows(FleetQueries.Kernels, row => new FleetGroup(row.GetString(0), Totals(row, 1))),
            asked.Rows(FleetQueries.Hardware, row => new FleetGroup(row.GetString(0), Totals(row, 1))),
            [.. modules.OrderByDescending(module => module.AvoidedCalls + module.DuplicateCalls).ThenBy(module => module.Name, StringComparer.Ordinal).Take(rows)],
            [.. modules.Where(module => module.Calls > 0).OrderByDescending(module => module.Mean).ThenBy(module => module.Name, StringComparer.Ordinal).Take(rows)],
            asked.Rows(FleetQueries.Differing, Difference));
    }

    private static FleetTotals Totals(NpgsqlDataReader row, int from)
    {
        var sums = Enumerable.Range(from, 14).Select(row.GetInt64).ToArray();
        return new FleetTotals(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9], sums[10], sums[11], sums[12], sums[13]);
    }

    private static FleetModule Module(NpgsqlDataReader row)
    {
        var sums = Enumerable.Range(1, 11).Select(row.GetInt64).ToArray();
        return new FleetModule(row.GetString(0), sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9], sums[10]);
    }

    private static FleetDifference Difference(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.GetInt32(7),
        row.GetInt64(8),
        row.GetInt64(9),
        row.GetInt64(10),
        row.GetInt64(11));

    private sealed record Question(NpgsqlConnection Connection, DateTimeOffset? Since, int Limit)
    {
        internal ImmutableArray<T> Rows<T>(string query, Func<NpgsqlDataReader, T> read)
        {
            using var command = new NpgsqlCommand(query, Connection) { CommandTimeout = (int)QueryWithin.TotalSeconds };
            FleetDatabase.Add(command, "since", Since is { } since ? since : DBNull.Value, NpgsqlDbType.TimestampTz);
            FleetDatabase.Add(command, "rows", Limit, NpgsqlDbType.Integer);
            using var reader = command.ExecuteReader();
            var rows = ImmutableArray.CreateBuilder<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows.ToImmutable();
        }
    }
}
