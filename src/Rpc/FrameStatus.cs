namespace ActorLoad.Rpc;

/// <summary>What a <see cref="FrameBuffer"/> has to offer.</summary>
public enum FrameStatus
{
    /// <summary>A whole frame.</summary>
    Frame,

    /// <summary>No whole frame yet: read more.</summary>
    Incomplete,

    /// <summary>More bytes without a NUL than a frame may have. The stream cannot be trusted any more.</summary>
    TooLong,
}
