using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>Looks into a journal's file without any of the journal's own code but the format.</summary>
internal static class Database
{
    /// <summary>All of a journal, or one boot's.</summary>
    internal static IReadOnlyList<ILedgerEvent> Events(string path, string? stream = null)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT manifest, message FROM journal WHERE persistence_id = coalesce($stream, persistence_id) ORDER BY sequence_number";
        command.Parameters.AddWithValue("$stream", (object?)stream ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        var events = new List<ILedgerEvent>();
        while (reader.Read())
        {
            events.Add(LedgerFormat.Read(reader.GetString(0), (byte[])reader[1]));
        }

        return events;
    }

    internal static long[] RequestIds(string path, string? stream = null) =>
        [.. Events(path, stream).OfType<RequestsAnswered>().SelectMany(e => e.Requests).Select(r => r.Id.Value)];

    /// <summary>The one value that a query gives, as text; the file is left as it is.</summary>
    internal static string Ask(string path, string query)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar()!.ToString()!;
    }

    internal static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout={HangGuard.Limit.TotalSeconds}");
        connection.Open();
        return connection;
    }

    internal static void Do(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
