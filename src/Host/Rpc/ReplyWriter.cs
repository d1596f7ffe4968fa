using ActorLoad.Rpc;

namespace ActorLoad.Host.Rpc;

/// <summary>Replies that take no slot of their own while they are worked on. Used by the connection's reader only.</summary>
/// <param name="queue">Where they go.</param>
internal sealed class ReplyWriter(ReplyQueue queue)
{
    /// <summary>Sends a reply behind those that are due.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="closes">Whether the connection ends behind it.</param>
    public void Add(EncodedReply reply, bool closes = false)
    {
        queue.Add(new KnownReply(reply) { Closes = closes });
        queue.Ready();
    }

    /// <summary>Asks when all earlier replies are on their way, and sends what comes of it, or why nothing does.</summary>
    public async Task AddAsync(Func<Task<EncodedReply>> ask)
    {
        if (!await queue.UntilAsync(static queue => queue.Unsent == 0))
        {
            return;
        }

        try
        {
            Add(await ask());
        }
        catch (VarlinkException fault)
        {
            Add(Replies.Error(fault));
        }
    }
}
