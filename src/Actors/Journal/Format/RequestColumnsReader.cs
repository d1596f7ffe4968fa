using System.Collections.Immutable;
using System.Text.Json;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>From columns back to rows. Columns that do not fit together are a <see cref="JsonException"/>.</summary>
internal static class RequestColumnsReader
{
    internal static RequestsAnswered Read(RequestColumns columns)
    {
        var count = columns.Id.Length;
        Expect(columns.Time, count, "time");
        Expect(columns.Wait, count, "wait");
        Expect(columns.Plan, count, "plan");
        Expect(columns.By, count, "by");
        Expect(columns.Ask, count, "ask");
        if (columns.Text.Any(t => t is null))
        {
            throw new JsonException("null among \"text\"");
        }

        var requesters = Requesters(columns.Requesters, columns.Text);
        var specs = Specs(columns);
        var asks = columns.Asks;

        var ids = Delta.Decode(columns.Id);
        var times = Delta.Decode(columns.Time);
        var waits = Delta.Decode(columns.Wait);
        var plans = Delta.Decode(columns.Plan);
        var rows = ImmutableArray.CreateBuilder<RequestAnswered>(count);
        for (var i = 0; i < count; i++)
        {
            var by = At(requesters, columns.By[i], "by");
            var spec = At(specs, columns.Ask[i], "ask");
            var ask = columns.Ask[i];
            rows.Add(new RequestAnswered(
                Time(columns.At, times[i]),
                new RequestId(ids[i]),
                by,
                spec,
                plans[i],
                asks.Role[ask],
                asks.Outcome[ask],
                asks.Errno[ask],
                waits[i],
                asks.Terms?[ask] is { } place ? At(columns.Terms ?? [], place, "terms") : null));
        }

        return new RequestsAnswered(columns.At, rows.MoveToImmutable());
    }

    private static Requester[] Requesters(RequesterColumns columns, ImmutableArray<string> text)
    {
        var count = columns.Kind.Length;
        Expect(columns.Pid, count, "pid");
        Expect(columns.Uid, count, "uid");
        Expect(columns.Comm, count, "comm");
        Expect(columns.Cgroup, count, "cgroup");
        Expect(columns.Devpath, count, "devpath");
        Expect(columns.Subsystem, count, "subsystem");
        Expect(columns.Seqnum, count, "seqnum");
        string? Text(ImmutableArray<int?>? column, int i) => column?[i] is { } place ? At(text, place, "text") : null;

        var pids = Delta.Decode(columns.Pid);
        var requesters = new Requester[count];
        for (var i = 0; i < count; i++)
        {
            requesters[i] = new Requester(
                columns.Kind[i],
                unchecked((int)pids[i]),
                columns.Uid[i],
                Text(columns.Comm, i),
                Text(columns.Cgroup, i),
                Text(columns.Devpath, i),
                Text(columns.Subsystem, i),
                columns.Seqnum?[i]);
        }

        return requesters;
    }

    private static string[] Specs(RequestColumns columns)
    {
        var asks = columns.Asks;
        Expect(asks.Role, asks.Spec.Length, "role");
        Expect(asks.Outcome, asks.Spec.Length, "outcome");
        Expect(asks.Errno, asks.Spec.Length, "errno");
        Expect(asks.Terms, asks.Spec.Length, "terms");
        return [.. asks.Spec.Select(place => At(columns.Text, place, "spec"))];
    }

    private static DateTimeOffset Time(DateTimeOffset start, long microseconds)
    {
        try
        {
            return start.AddTicks(checked(microseconds * TimeSpan.TicksPerMicrosecond));
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw new JsonException($"\"time\" holds {microseconds} µs, which is no time", e);
        }
    }

    private static T At<T>(IReadOnlyList<T> values, int place, string column) =>
        (uint)place < (uint)values.Count
            ? values[place]
            : throw new JsonException($"\"{column}\" points at place {place} of {values.Count}");

    private static void Expect<T>(ImmutableArray<T> column, int count, string name)
    {
        if (column.Length != count)
        {
            throw new JsonException($"\"{name}\" has {column.Length} values where {count} are needed");
        }
    }

    private static void Expect<T>(ImmutableArray<T>? column, int count, string name)
    {
        if (column is { } there)
        {
            Expect(there, count, name);
        }
    }
}
