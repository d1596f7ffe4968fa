using ActorLoad.Actors.Requests;

namespace ActorLoad.Simulation.Replay;

/// <summary>Counts who was answered.</summary>
internal sealed class ReplayedSink(Action answered) : IAnswerSink
{
    public bool IsGone { get; set; }

    public void Complete(Answer answer) => answered();

    public void Refuse(Refusal reason) => answered();
}
