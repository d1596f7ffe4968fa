using ActorLoad.Rpc;

namespace ActorLoad.Host.Rpc;

/// <summary>A reply that is known when its place is taken.</summary>
internal sealed class KnownReply(EncodedReply reply) : ReplySlot
{
    public override bool TryTake(out ReadOnlyMemory<byte> frame, out bool last)
    {
        (frame, last) = (reply.Frame, true);
        return true;
    }
}
