using ActorLoad.Actors.Requests;
using Akka.Actor;

namespace ActorLoad.Actors.Uevents;

/// <summary>
/// The requests of events that were read together, and the sink of their answers: whoever waits for them is told once, when the
/// last is answered, and not once for each.
/// </summary>
/// <param name="reader">Is told of the last answer, with this.</param>
/// <param name="tally">Counts.</param>
internal sealed class Burst(IActorRef reader, UeventTally tally) : IAnswerSink
{
    // One for the reader itself, until it has no more to add.
    private int _open = 1;
    private int _led;

    /// <summary>Whether an answer said that its request began the work. Final when the reader is told.</summary>
    public bool Led => Volatile.Read(ref _led) != 0;

    /// <summary>Whether anything was asked.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <inheritdoc/>
    public bool IsGone => false;

    /// <summary>A request is sent with this as its sink. The reader only.</summary>
    public void Add()
    {
        IsEmpty = false;
        Interlocked.Increment(ref _open);
    }

    /// <summary>No more requests follow. The reader only.</summary>
    public void Close() => Release();

    /// <inheritdoc/>
    public void Complete(Answer answer)
    {
        if (answer.Role == Role.Leader)
        {
            Volatile.Write(ref _led, 1);
        }

        tally.Answer();
        Release();
    }

    /// <inheritdoc/>
    public void Refuse(Refusal reason)
    {
        tally.Answer();
        Release();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            reader.Tell(this);
        }
    }
}
