using ActorLoad.Actors.Requests;
using Akka.Actor;

namespace ActorLoad.Actors.Preload;

/// <summary>Where the answers to preloads go.</summary>
internal sealed class PreloadSink(IActorRef preload) : IAnswerSink
{
    /// <inheritdoc/>
    public bool IsGone => false;

    /// <inheritdoc/>
    public void Complete(Answer answer) => preload.Tell(new PreloadAnswered(answer.Outcome));

    /// <inheritdoc/>
    public void Refuse(Refusal reason) => preload.Tell(new PreloadAnswered(Outcome: null));
}
