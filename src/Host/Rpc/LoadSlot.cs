using ActorLoad.Actors.Requests;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Rpc;

/// <summary>Waits for the answer to a load.</summary>
internal sealed class LoadSlot(ReplyQueue queue, LoadParameters load) : ReplySlot, IAnswerSink
{
    private EncodedReply? _reply;

    /// <inheritdoc/>
    public bool IsGone => queue.IsClosed;

    /// <inheritdoc/>
    public void Complete(Answer answer) => Complete(AnswerEncoding.Of(answer));

    /// <inheritdoc/>
    public void Refuse(Refusal reason) => Complete(AnswerEncoding.Of(reason, load));

    public override bool TryTake(out ReadOnlyMemory<byte> frame, out bool last)
    {
        var reply = Volatile.Read(ref _reply);
        (frame, last) = (reply?.Frame ?? default, true);
        return reply is not null;
    }

    private void Complete(EncodedReply reply)
    {
        // A second answer would be sent as somebody else's, so it is not let in.
        if (Interlocked.CompareExchange(ref _reply, reply, null) is null)
        {
            queue.Ready();
        }
    }
}
