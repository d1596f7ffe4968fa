using ActorLoad.Actors.Requests;

namespace ActorLoad.Host.Rpc;

/// <summary>
/// A load whose caller wants no reply. It has no place in the order of replies, but counts as in flight; its caller may leave
/// without the load being abandoned.
/// </summary>
internal sealed class OneWayLoad(ReplyQueue queue) : IAnswerSink
{
    /// <inheritdoc/>
    public bool IsGone => false;

    /// <inheritdoc/>
    public void Complete(Answer answer) => queue.OneWayEnded();

    /// <inheritdoc/>
    public void Refuse(Refusal reason) => queue.OneWayEnded();
}
