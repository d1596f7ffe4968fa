using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Uevents;

/// <summary>Where the answers to uevents go: nobody waits for one of them, they are only counted.</summary>
/// <param name="tally">Counts.</param>
internal sealed class UeventSink(UeventTally tally) : IAnswerSink
{
    /// <inheritdoc/>
    public bool IsGone => false;

    /// <inheritdoc/>
    public void Complete(Answer answer) => tally.Answer();

    /// <inheritdoc/>
    public void Refuse(Refusal reason) => tally.Answer();
}
