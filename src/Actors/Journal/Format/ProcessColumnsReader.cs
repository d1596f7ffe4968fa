using System.Collections.Immutable;
using System.Text.Json;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>Processes from columns. Columns that do not fit together are a <see cref="JsonException"/>.</summary>
internal static class ProcessColumnsReader
{
    internal static ProcessesSeen Read(ProcessColumns columns)
    {
        var count = columns.Pid.Length;
        Column.Expect(columns.Time, count, "time");
        Column.Expect(columns.Started, count, "started");
        Column.Expect(columns.Comm, count, "comm");
        Column.Expect(columns.Exe, count, "exe");
        Column.Expect(columns.Parent, count, "parent");
        Column.Expect(columns.ParentStarted, count, "parentStarted");
        Column.ExpectText(columns.Text);

        var times = Delta.Decode(columns.Time);
        var pids = Delta.Decode(columns.Pid);
        var started = Delta.Decode(columns.Started);
        var parents = Delta.Decode(columns.Parent);
        var rows = ImmutableArray.CreateBuilder<ProcessSeen>(count);
        for (var i = 0; i < count; i++)
        {
            rows.Add(new ProcessSeen(
                Column.Time(columns.At, times[i]),
                unchecked((int)pids[i]),
                started[i],
                Column.At(columns.Text, columns.Comm[i], "comm"),
                columns.Exe[i] is { } exe ? Column.At(columns.Text, exe, "exe") : null,
                unchecked((int)parents[i]),
                unchecked(started[i] - columns.ParentStarted[i])));
        }

        return new ProcessesSeen(columns.At, rows.MoveToImmutable());
    }
}
