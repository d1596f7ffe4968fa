using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>Decisions as columns.</summary>
internal static class DecisionColumnsWriter
{
    internal static DecisionColumns Write(DecisionsMade batch)
    {
        var rows = batch.Decisions;
        var text = new Distinct<string>();
        var whats = new Distinct<(DecisionKind Kind, int Step, int? Name, long? Value)>();
        var what = ImmutableArray.CreateBuilder<int>(rows.Length);
        foreach (var row in rows)
        {
            what.Add(whats.Place((row.Kind, row.Step, row.Name is null ? null : text.Place(row.Name), row.Value)));
        }

        var all = whats.Values;
        return new DecisionColumns(
            batch.At,
            [.. text.Values],
            [.. all.Select(w => w.Kind)],
            Delta.Encode(rows, row => row.Order),
            Delta.Encode(rows, row => (row.At - batch.At).Ticks / TimeSpan.TicksPerMicrosecond),
            Delta.Encode(rows, row => row.Request),
            what.MoveToImmutable(),
            all.Any(w => w.Step != 0) ? [.. all.Select(w => w.Step)] : null,
            all.Any(w => w.Name is not null) ? [.. all.Select(w => w.Name)] : null,
            all.Any(w => w.Value is not null) ? [.. all.Select(w => w.Value)] : null);
    }
}
