using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Tests.Support;

/// <summary>Keeps what it was answered, and counts, because a request must be answered exactly once.</summary>
internal sealed class RecordingSink : IAnswerSink
{
    public bool IsGone { get; set; }

    public Answer? Answer { get; private set; }

    public Refusal? Refusal { get; private set; }

    public int Times { get; private set; }

    public void Complete(Answer answer)
    {
        Times++;
        Answer = answer;
    }

    public void Refuse(Refusal reason)
    {
        Times++;
        Refusal = reason;
    }
}
