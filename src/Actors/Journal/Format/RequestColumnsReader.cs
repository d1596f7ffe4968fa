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
        Column.Expect(columns.Time, count, "time");
        Column.Expect(columns.Wait, count, "wait");
        Column.Expect(columns.Plan, count, "plan");
        Column.Expect(columns.By, count, "by");
        Column.Expect(columns.Ask, count, "ask");
        Column.Expect(columns.Order, count, "order");
        Column.ExpectText(columns.Text);

        var requesters = Requesters(columns.Requesters, columns.Text);
        var specs = Specs(columns);
        var asks = columns.Asks;

        var ids = Delta.Decode(columns.Id);
        var times = Delta.Decode(columns.Time);
        var waits = Delta.Decode(columns.Wait);
        var plans = Delta.Decode(columns.Plan);
        var orders = columns.Order is { } order ? Delta.Decode(order) : null;
        var rows = ImmutableArray.CreateBuilder<RequestAnswered>(count);
        for (var i = 0; i < count; i++)
        {
            var by = Column.At(requesters, columns.By[i], "by");
            var spec = Column.At(specs, columns.Ask[i], "ask");
            var ask = columns.Ask[i];
            rows.Add(new RequestAnswered(
                Column.Time(columns.At, times[i]),
                new RequestId(ids[i]),
                by,
                spec,
                plans[i],
                asks.Role[ask],
                asks.Outcome[ask],
                asks.Errno[ask],
                waits[i],
                asks.Terms?[ask] is { } place ? Column.At(columns.Terms ?? [], place, "terms") : null,
                orders?[i] ?? 0));
        }

        return new RequestsAnswered(columns.At, rows.MoveToImmutable());
    }

    private static Requester[] Requesters(RequesterColumns columns, ImmutableArray<string> text)
    {
        var count = columns.Kind.Length;
        Column.Expect(columns.Pid, count, "pid");
        Column.Expect(columns.Uid, count, "uid");
        Column.Expect(columns.Comm, count, "comm");
        Column.Expect(columns.Cgroup, count, "cgroup");
        Column.Expect(columns.Devpath, count, "devpath");
        Column.Expect(columns.Subsystem, count, "subsystem");
        Column.Expect(columns.Seqnum, count, "seqnum");
        Column.Expect(columns.Driver, count, "driver");
        Column.Expect(columns.SynthUuid, count, "synthUuid");
        Column.Expect(columns.Started, count, "started");
        string? Text(ImmutableArray<int?>? column, int i) => column?[i] is { } place ? Column.At(text, place, "text") : null;

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
                columns.Seqnum?[i],
                Text(columns.Driver, i),
                Text(columns.SynthUuid, i),
                columns.Started?[i]);
        }

        return requesters;
    }

    private static string[] Specs(RequestColumns columns)
    {
        var asks = columns.Asks;
        Column.Expect(asks.Role, asks.Spec.Length, "role");
        Column.Expect(asks.Outcome, asks.Spec.Length, "outcome");
        Column.Expect(asks.Errno, asks.Spec.Length, "errno");
        Column.Expect(asks.Terms, asks.Spec.Length, "terms");
        return [.. asks.Spec.Select(place => Column.At(columns.Text, place, "spec"))];
    }
}
