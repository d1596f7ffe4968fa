using System.Text.Json.Serialization;
using ActorLoad.Actors.Boots.Summaries;

namespace ActorLoad.Host.Ledgers;

/// <summary>One boot in a journal.</summary>
/// <param name="Index">0 for the last one in the file, -1 for the one before, as journalctl counts.</param>
/// <param name="Stream">What the journal calls it: machine-id/boot-id.</param>
/// <param name="First">When its first rows were written.</param>
/// <param name="Last">When its last ones were.</param>
/// <param name="Rows">Rows; a row may hold thousands of requests.</param>
/// <param name="Requests">Requests.</param>
/// <param name="Loads">Loads that were begun.</param>
/// <param name="Runs">Runs of the service that were begun.</param>
/// <param name="Mode">converge, observe, or both; null where no run is known.</param>
/// <param name="Observed">The calls of others, where the service only looked on; null where it did not, or nobody asked for them.</param>
internal sealed record BootEntry(
    int Index,
    [property: JsonIgnore] string Stream,
    DateTimeOffset First,
    DateTimeOffset Last,
    long Rows,
    long Requests,
    long Loads,
    long Runs,
    string? Mode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CallTotals? Observed = null)
{
    /// <summary>The machine id; empty where the stream's name has none.</summary>
    public string Machine => Stream[..Math.Max(Stream.LastIndexOf('/'), 0)];

    /// <summary>The boot id.</summary>
    public string Boot => Stream[(Stream.LastIndexOf('/') + 1)..];
}
