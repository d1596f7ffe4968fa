namespace ActorLoad.Rpc;

/// <summary>A reply as it goes over the socket. Equal answers share one, so a duplicate costs a copy of its bytes. Immutable.</summary>
public sealed class EncodedReply
{
    internal EncodedReply(ReadOnlyMemory<byte> frame) => Frame = frame;

    /// <summary>The whole frame, its NUL included.</summary>
    public ReadOnlyMemory<byte> Frame { get; }
}
