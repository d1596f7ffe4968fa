using ActorLoad.Rpc;

namespace ActorLoad.Host.Rpc;

/// <summary>The replies to a <c>Subscribe</c>. What the reader is too slow for is counted, and told with the next event.</summary>
internal sealed class EventSlot(ReplyQueue queue, int maxEvents) : ReplySlot, IEventSink
{
    // Events are some hundred bytes long; this bounds those that are not.
    private const int MaxBytes = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<(ReadOnlyMemory<byte> Json, long Missed)> _events = [];
    private EncodedReply? _end;
    private long _missed;
    private int _bytes;

    /// <inheritdoc/>
    public bool HasRoom
    {
        get
        {
            lock (_gate)
            {
                return _events.Count < maxEvents && _bytes < MaxBytes;
            }
        }
    }

    /// <inheritdoc/>
    public void Miss()
    {
        lock (_gate)
        {
            _missed++;
        }
    }

    /// <inheritdoc/>
    public void Offer(ReadOnlyMemory<byte> json)
    {
        lock (_gate)
        {
            if (_end is not null || queue.IsClosed)
            {
                return;
            }

            if (_events.Count >= maxEvents || _bytes + json.Length > MaxBytes)
            {
                _missed++;
                return;
            }

            _events.Enqueue((json, _missed));
            _bytes += json.Length;
            _missed = 0;
        }

        queue.Ready();
    }

    /// <summary>Ends the replies with this one.</summary>
    public void End(EncodedReply reply)
    {
        lock (_gate)
        {
            _end ??= reply;
        }

        queue.Ready();
    }

    public override bool TryTake(out ReadOnlyMemory<byte> frame, out bool last)
    {
        lock (_gate)
        {
            last = false;
            if (_events.TryDequeue(out var next))
            {
                _bytes -= next.Json.Length;
                frame = Replies.Event(next.Json, next.Missed).Frame;
            }
            else if (_missed > 0)
            {
                frame = Replies.Event(default, _missed).Frame;
                _missed = 0;
            }
            else
            {
                frame = _end?.Frame ?? default;
                last = true;
                return _end is not null;
            }

            return true;
        }
    }
}
