namespace ActorLoad.Host.Rpc;

/// <summary>The place of one call's reply, or replies, in the order of a connection.</summary>
internal abstract class ReplySlot
{
    /// <summary>Whether the connection is to be closed when the last reply is sent.</summary>
    public bool Closes { get; init; }

    /// <summary>Takes what is to be sent next. One thread at a time.</summary>
    /// <param name="frame">A whole frame.</param>
    /// <param name="last">Whether nothing more will come.</param>
    /// <returns>False when there is nothing yet.</returns>
    public abstract bool TryTake(out ReadOnlyMemory<byte> frame, out bool last);
}
