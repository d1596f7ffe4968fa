using System.Collections.Immutable;
using System.Text.Json;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>Decisions from columns. Columns that do not fit together are a <see cref="JsonException"/>.</summary>
internal static class DecisionColumnsReader
{
    internal static DecisionsMade Read(DecisionColumns columns)
    {
        var count = columns.Order.Length;
        Column.Expect(columns.Time, count, "time");
        Column.Expect(columns.Request, count, "request");
        Column.Expect(columns.What, count, "what");
        Column.Expect(columns.Step, columns.Kind.Length, "step");
        Column.Expect(columns.Name, columns.Kind.Length, "name");
        Column.Expect(columns.Value, columns.Kind.Length, "value");
        Column.ExpectText(columns.Text);
        var orders = Delta.Decode(columns.Order);
        var times = Delta.Decode(columns.Time);
        var requests = Delta.Decode(columns.Request);
        var rows = ImmutableArray.CreateBuilder<Decision>(count);
        for (var i = 0; i < count; i++)
        {
            var what = columns.What[i];
            var kind = Column.At(columns.Kind, what, "what");
            var name = columns.Name?[what] is { } place ? Column.At(columns.Text, place, "name") : null;
            rows.Add(new Decision(
                Column.Time(columns.At, times[i]), orders[i], kind, requests[i], columns.Step?[what] ?? 0, name, columns.Value?[what]));
        }

        return new DecisionsMade(columns.At, rows.MoveToImmutable());
    }
}
