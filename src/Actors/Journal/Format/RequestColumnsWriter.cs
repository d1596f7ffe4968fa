using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>From rows to columns.</summary>
internal static class RequestColumnsWriter
{
    internal static RequestColumns Write(RequestsAnswered batch)
    {
        var rows = batch.Requests;
        var text = new Distinct<string>();
        var requesters = new Distinct<Requester>();
        var asks = new Distinct<(int Spec, Role Role, Outcome Outcome, int Errno, int? Terms)>();
        var terms = new Distinct<RequestTerms>();
        var by = ImmutableArray.CreateBuilder<int>(rows.Length);
        var ask = ImmutableArray.CreateBuilder<int>(rows.Length);
        foreach (var row in rows)
        {
            by.Add(requesters.Place(row.Requester));
            ask.Add(asks.Place((text.Place(row.Spec), row.Role, row.Outcome, row.Errno, row.Terms is null ? null : terms.Place(row.Terms))));
        }

        var who = Requesters(requesters.Values, text);
        return new RequestColumns(
            batch.At,
            [.. text.Values],
            who,
            new AskColumns(
                [.. asks.Values.Select(a => a.Spec)],
                [.. asks.Values.Select(a => a.Role)],
                [.. asks.Values.Select(a => a.Outcome)],
                [.. asks.Values.Select(a => a.Errno)],
                Column(asks.Values, a => a.Terms)),
            Delta.Encode(rows, r => r.Id.Value),
            Delta.Encode(rows, r => Microseconds(r.At - batch.At)),
            Delta.Encode(rows, r => r.WaitMicroseconds),
            Delta.Encode(rows, r => r.Plan),
            by.MoveToImmutable(),
            ask.MoveToImmutable(),
            terms.Values.Count > 0 ? [.. terms.Values] : null,
            rows.Any(r => r.Order != 0) ? Delta.Encode(rows, r => r.Order) : null);
    }

    private static RequesterColumns Requesters(IReadOnlyList<Requester> requesters, Distinct<string> text)
    {
        int? Place(string? value) => value is null ? null : text.Place(value);
        return new RequesterColumns(
            [.. requesters.Select(r => r.Kind)],
            Delta.Encode(requesters, r => r.Pid),
            [.. requesters.Select(r => r.Uid)],
            Column(requesters, r => Place(r.Comm)),
            Column(requesters, r => Place(r.Cgroup)),
            Column(requesters, r => Place(r.Devpath)),
            Column(requesters, r => Place(r.Subsystem)),
            Column(requesters, r => r.Seqnum),
            Column(requesters, r => Place(r.Driver)),
            Column(requesters, r => Place(r.SynthUuid)),
            Column(requesters, r => r.Started));
    }

    private static ImmutableArray<TValue?>? Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue?> value)
        where TValue : struct
    {
        ImmutableArray<TValue?> column = [.. rows.Select(value)];
        return column.Any(v => v.HasValue) ? column : null;
    }

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
