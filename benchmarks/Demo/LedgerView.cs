using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Actors.Requests;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Demo;

/// <summary>The service's journal, as the demo looks at it.</summary>
internal sealed record LedgerView(
    IReadOnlyList<ILedgerEvent> Events,
    IReadOnlyList<RequestAnswered> Requests,
    IReadOnlyList<LoadStarted> Started,
    IReadOnlyList<LoadFinished> Finished,
    IReadOnlyList<PlanMade> Plans,
    LedgerCounts Counts)
{
    /// <summary>Reads the database.</summary>
    public static LedgerView Read(string path)
    {
        var events = Rows(path).ToList();
        return new LedgerView(
            events,
            [.. events.OfType<RequestsAnswered>().SelectMany(batch => batch.Requests)],
            [.. events.OfType<LoadStarted>()],
            [.. events.OfType<LoadFinished>()],
            [.. events.OfType<PlanMade>()],
            events.Aggregate(Ledger.Empty, (ledger, happened) => ledger.Apply(happened)).Counts);
    }

    private static IEnumerable<ILedgerEvent> Rows(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT manifest, message FROM journal ORDER BY sequence_number";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return LedgerFormat.Read(reader.GetString(0), (byte[])reader[1]);
        }
    }
}
