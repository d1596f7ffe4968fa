using ActorLoad.Actors.Requests;

namespace ActorLoad.Host.Rehearsals;

/// <summary>Waits for one answer.</summary>
internal sealed class RehearsedSink : IAnswerSink
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the answer.</summary>
    public Task Answered => _answered.Task;

    /// <inheritdoc/>
    public bool IsGone => false;

    /// <inheritdoc/>
    public void Complete(Answer answer) => _answered.TrySetResult();

    /// <inheritdoc/>
    public void Refuse(Refusal reason) => _answered.TrySetResult();
}
