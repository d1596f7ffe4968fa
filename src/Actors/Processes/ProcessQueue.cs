using System.Collections.Immutable;

namespace ActorLoad.Actors.Processes;

/// <summary>Processes that are to be looked at; bounded, because a look takes longer than a request.</summary>
/// <param name="capacity">How many may wait.</param>
/// <param name="batch">How many are looked at in one go.</param>
internal sealed class ProcessQueue(int capacity, int batch)
{
    private readonly Queue<ProcessSighting> _waiting = new();

    /// <summary>How many found no room and were not looked at.</summary>
    internal long Missed { get; private set; }

    internal bool IsEmpty => _waiting.Count == 0;

    internal void Add(ProcessSighting sighting)
    {
        if (_waiting.Count < capacity)
        {
            _waiting.Enqueue(sighting);
        }
        else
        {
            Missed++;
        }
    }

    internal ImmutableArray<ProcessSighting> Take()
    {
        var taken = ImmutableArray.CreateBuilder<ProcessSighting>(Math.Min(_waiting.Count, batch));
        while (taken.Count < taken.Capacity)
        {
            taken.Add(_waiting.Dequeue());
        }

        return taken.MoveToImmutable();
    }
}
