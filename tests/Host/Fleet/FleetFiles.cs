using System.Security.Cryptography;
using ActorLoad.Host.Fleet;
using ActorLoad.Host.Tests.Journal;

namespace ActorLoad.Host.Tests.Fleet;

/// <summary>What is in a journal's file and in PostgreSQL, each as text, one row a line.</summary>
internal static class FleetFiles
{
    internal const string Stream = "machine/11111111-aaaa-4000-8000-000000000001";

    private const string RowsThere = """
        select persistence_id, sequence_number, created, manifest, identifier, writer_uuid, encode(sha256(message), 'hex') from journal
        order by persistence_id collate "C", sequence_number
        """;

    internal static IReadOnlyList<string> Rows(string path)
    {
        using var connection = Database.Open(path);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT persistence_id, sequence_number, created, manifest, identifier, writer_uuid, message FROM journal ORDER BY persistence_id, sequence_number";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData((byte[])reader[6]));
            rows.Add($"{reader[0]}|{reader[1]}|{reader[2]}|{reader[3]}|{reader[4]}|{reader[5]}|{hash}");
        }

        return rows;
    }

    internal static IReadOnlyList<string> Rows(PostgresServer server, string database) => server.Ask(database, RowsThere);

    internal static FleetOptions Options(string connection) => new(
        connection, "", TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400), TimeSpan.FromHours(1));

    internal static FleetStore Store(string connection, string path, string current = Stream) =>
        new(Options(connection), current, () => path, TimeProvider.System);

    /// <summary>Ships until nothing is left.</summary>
    internal static long ShipAll(this FleetStore store)
    {
        var shipped = 0L;
        for (var left = long.MaxValue; left > 0;)
        {
            var round = store.Ship(CancellationToken.None);
            shipped += round.Shipped;
            left = round.Pending;
        }

        return shipped;
    }
}
