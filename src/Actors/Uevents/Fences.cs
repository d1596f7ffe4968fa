namespace ActorLoad.Actors.Uevents;

/// <summary>
/// Which answers a fence waits for. A fence is placed; when the socket has been read to its end, it stands behind all that was asked
/// until then; and it is passed when all that is answered. Mutable, because every burst goes through it; it belongs to one actor,
/// and outlives its restarts.
/// </summary>
internal sealed class Fences
{
    private readonly Dictionary<Burst, Section> _bursts = [];
    private readonly Queue<Section> _closed = [];
    private readonly List<long> _placed = [];
    private Section _current = new();
    private long _led;

    /// <summary>Requests were sent.</summary>
    public void Begin(Burst burst)
    {
        _bursts.Add(burst, _current);
        _current.Unanswered++;
    }

    /// <summary>They are all answered.</summary>
    public void Answered(Burst burst)
    {
        if (_bursts.Remove(burst, out var section))
        {
            section.Unanswered--;
            _led += burst.Led ? 1 : 0;
        }
    }

    /// <summary>Somebody wants to know when all that the kernel has sent until now is answered.</summary>
    public void Place(long fence) => _placed.Add(fence);

    /// <summary>The socket has been read to its end.</summary>
    public void Drained()
    {
        if (_placed.Count > 0)
        {
            _current.Fences = [.. _placed];
            _current.LedBefore = _led;
            _closed.Enqueue(_current);
            _current = new Section();
            _placed.Clear();
        }
    }

    /// <summary>Those fences that are passed by now, each once.</summary>
    public IEnumerable<FencePassed> TakePassed()
    {
        while (_closed.TryPeek(out var section) && section.Unanswered == 0)
        {
            _closed.Dequeue();
            foreach (var fence in section.Fences)
            {
                yield return new FencePassed(fence, _led > section.LedBefore);
            }
        }
    }

    /// <summary>What was asked between two fences.</summary>
    private sealed class Section
    {
        public int Unanswered { get; set; }

        public long[] Fences { get; set; } = [];

        public long LedBefore { get; set; }
    }
}
