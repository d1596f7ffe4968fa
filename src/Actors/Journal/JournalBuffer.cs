using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal;

/// <summary>
/// Events on their way to the disk: those that wait, and the one write that is under way. What is under way keeps its
/// events and ordinals until the stream itself has told whether they are in it; so an answer that got lost duplicates
/// nothing. Mutable, because every request of a storm goes through it; it belongs to one actor.
/// </summary>
/// <param name="capacity">Events that may wait.</param>
/// <param name="batchSize">Requests, and other events, in one write.</param>
internal sealed class JournalBuffer(int capacity, int batchSize)
{
    private readonly Queue<ILedgerEvent> _events = new();
    private readonly Queue<RequestAnswered> _requests = new();
    private readonly Queue<Decision> _decisions = new();
    private ImmutableArray<ILedgerEvent> _underWay = [];
    private bool _oneByOne;
    private long _lastOrdinal;
    private JournalLoss? _loss;
    private JournalMark _told;

    /// <summary>Events on disk; each request, decision and process counts.</summary>
    internal long Written { get; private set; }

    /// <summary>Events dropped.</summary>
    internal long Lost { get; private set; }

    /// <summary>Events that wait or are under way.</summary>
    internal long Pending => Waiting + _underWay.Sum(Weight);

    internal bool UnderWay => !_underWay.IsEmpty;

    internal bool IsEmpty => !UnderWay && _loss is null && Waiting == 0;

    /// <summary>There is enough for a whole write.</summary>
    internal bool IsFull => _requests.Count >= batchSize || _events.Count >= batchSize || _decisions.Count >= batchSize;

    private int Waiting => _events.Count + _requests.Count + _decisions.Count;

    /// <summary>Takes an event. If there is no room, the oldest decision goes; if there is none, the oldest request; then the oldest event.</summary>
    /// <param name="ledgerEvent">The event.</param>
    /// <param name="now">When this is.</param>
    /// <param name="problem">Why nothing is written, if nothing is.</param>
    internal void Add(ILedgerEvent ledgerEvent, DateTimeOffset now, string? problem)
    {
        if (ledgerEvent is RequestAnswered request)
        {
            _requests.Enqueue(request);
            _told = _told with { Requests = _told.Requests + 1 };
        }
        else
        {
            _events.Enqueue(ledgerEvent);
            _told = _told with { Events = _told.Events + 1 };
        }

        KeepWithin(now, problem);
    }

    /// <summary>The same of a decision.</summary>
    internal void Add(Decision decision, DateTimeOffset now, string? problem)
    {
        _decisions.Enqueue(decision);
        _told = _told with { Decisions = _told.Decisions + 1 };
        KeepWithin(now, problem);
    }

    /// <summary>This point among the events told.</summary>
    internal JournalMark Mark() => _told;

    /// <summary>Whether all that was told before the mark is on disk, or lost and the loss is on disk.</summary>
    internal bool IsSettled(JournalMark mark) =>
        _loss is null
        && !_underWay.Any(e => e is EventsLost)
        && _told.Events - _events.Count - _underWay.Where(e => e is not (RequestsAnswered or DecisionsMade)).Sum(Weight) >= mark.Events
        && _told.Decisions - _decisions.Count - _underWay.OfType<DecisionsMade>().Sum(Weight) >= mark.Decisions
        && _told.Requests - _requests.Count - _underWay.OfType<RequestsAnswered>().Sum(Weight) >= mark.Requests;

    /// <summary>What to write now, the same again if it is not settled yet; null if there is nothing.</summary>
    internal JournalChunk? Next()
    {
        if (!UnderWay)
        {
            _underWay = Gather();
        }

        return UnderWay ? new JournalChunk(_lastOrdinal + 1, _oneByOne ? [_underWay[0]] : _underWay) : null;
    }

    /// <summary>The stream ends at this ordinal. What is under way and not after it is on disk.</summary>
    internal void Reached(long ordinal)
    {
        var written = ordinal - _lastOrdinal;
        _lastOrdinal = ordinal;

        // Otherwise this is another stream than the one written to before, because its file was set aside or removed.
        if (written > 0 && written <= _underWay.Length)
        {
            Written += _underWay.Take((int)written).Sum(Weight);
            _underWay = _underWay[(int)written..];
            _oneByOne &= UnderWay;
        }
    }

    /// <summary>
    /// The write under way cannot be written at all, whatever the disk does. It is tried in ever smaller parts until the one event
    /// that is to blame is found; that one is lost.
    /// </summary>
    internal void Reject(DateTimeOffset now, string reason)
    {
        if (!_oneByOne && _underWay.Length > 1)
        {
            _oneByOne = true;
        }
        else if (_underWay[0] is RequestsAnswered { Requests.Length: > 1 and var count } batch)
        {
            _oneByOne = true;
            _underWay = [Batch(batch.Requests[..(count / 2)]), Batch(batch.Requests[(count / 2)..]), .. _underWay[1..]];
        }
        else
        {
            Lose(_underWay[0] is RequestsAnswered, now, reason, Weight(_underWay[0]));
            _underWay = _underWay[1..];
            _oneByOne &= UnderWay;
        }
    }

    private ImmutableArray<ILedgerEvent> Gather()
    {
        var chunk = ImmutableArray.CreateBuilder<ILedgerEvent>();
        if (_loss is not null)
        {
            chunk.Add(_loss.ToEvent());
            _loss = null;
        }

        var events = Take(_events);
        chunk.AddRange(events.Where(e => e is not ProcessSeen));
        ImmutableArray<ProcessSeen> processes = [.. events.OfType<ProcessSeen>()];
        if (!processes.IsEmpty)
        {
            chunk.Add(new ProcessesSeen(Cut(processes[0].At), processes));
        }

        var requests = Take(_requests);
        if (!requests.IsEmpty)
        {
            chunk.Add(Batch(requests));
        }

        var decisions = Take(_decisions);
        if (!decisions.IsEmpty)
        {
            chunk.Add(new DecisionsMade(Cut(decisions[0].At), decisions));
        }

        return chunk.DrainToImmutable();
    }

    private ImmutableArray<T> Take<T>(Queue<T> queue)
    {
        var taken = ImmutableArray.CreateBuilder<T>(Math.Min(queue.Count, batchSize));
        while (taken.Count < taken.Capacity)
        {
            taken.Add(queue.Dequeue());
        }

        return taken.MoveToImmutable();
    }

    private void KeepWithin(DateTimeOffset now, string? problem)
    {
        if (Waiting <= capacity)
        {
            return;
        }

        var isRequest = !_decisions.TryDequeue(out _) && _requests.TryDequeue(out _);
        if (!isRequest && Waiting > capacity)
        {
            _events.Dequeue();
        }

        Lose(isRequest, now, problem ?? "events came faster than the disk could take them");
    }

    private void Lose(bool isRequest, DateTimeOffset now, string reason, long count = 1)
    {
        _loss = (_loss ?? new JournalLoss(now, 0, 0, reason)).And(count, isRequest);
        Lost += count;
    }

    private static RequestsAnswered Batch(ImmutableArray<RequestAnswered> requests) => new(Cut(requests[0].At), requests);

    private static DateTimeOffset Cut(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));

    private static long Weight(ILedgerEvent ledgerEvent) => ledgerEvent is ILedgerBatch batch ? batch.Count : 1;
}
