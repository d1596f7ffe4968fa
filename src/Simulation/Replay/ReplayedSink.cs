using ActorLoad.Actors.Requests;

namespace ActorLoad.Simulation.Replay;

/// <summary>Somebody who asked in a replay.</summary>
/// <param name="isGone">Whether nobody waits any more.</param>
/// <param name="answered">Is told of the answer.</param>
internal sealed class ReplayedSink(Func<bool> isGone, Action? answered = null) : IAnswerSink
{
    public bool IsGone => isGone();

    public void Complete(Answer answer) => answered?.Invoke();

    public void Refuse(Refusal reason) => answered?.Invoke();
}
