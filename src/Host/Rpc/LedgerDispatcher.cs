using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Rpc;

/// <summary>Begins those calls of a connection that are about the ledger. Used by its reader only.</summary>
/// <param name="loader">What carries them out.</param>
/// <param name="queue">Where the replies go.</param>
/// <param name="replies">The same, for single ones.</param>
internal sealed class LedgerDispatcher(ILoader loader, ReplyQueue queue, ReplyWriter replies)
{
    /// <summary>Begins a call; false if it is not about the ledger.</summary>
    /// <param name="call">The call.</param>
    /// <param name="method">Its method.</param>
    /// <param name="gone">Cancelled when the connection is closed.</param>
    /// <param name="begun">To be awaited before the next call.</param>
    public bool TryBegin(in Call call, ReadOnlySpan<byte> method, CancellationToken gone, out Task begun)
    {
        begun = Task.CompletedTask;
        if (method.SequenceEqual(Methods.Report))
        {
            begun = AskAsync(LedgerCalls.Read(LedgerTopic.Report, call.Parameters), gone);
        }
        else if (method.SequenceEqual(Methods.Boots))
        {
            begun = AskAsync(LedgerCalls.Read(LedgerTopic.Boots, call.Parameters), gone);
        }
        else if (method.SequenceEqual(Methods.Diff))
        {
            begun = AskAsync(LedgerCalls.Read(LedgerTopic.Diff, call.Parameters), gone);
        }
        else if (method.SequenceEqual(Methods.Render))
        {
            begun = AskAsync(LedgerCalls.ReadRender(call.Parameters), gone);
        }
        else if (method.SequenceEqual(Methods.History))
        {
            var boot = LedgerCalls.Read(LedgerTopic.Report, call.Parameters).Boot;
            begun = call.More ? ReadHistoryAsync(boot, gone) : throw Faults.ExpectedMore();
        }
        else
        {
            return false;
        }

        return true;
    }

    private Task AskAsync(LedgerQuestion question, CancellationToken gone) => replies.AddAsync(async () =>
    {
        var answer = await loader.AskLedgerAsync(question, gone);
        return question.Form is null ? Replies.Data(answer) : Replies.Rendered(new RenderReply(answer));
    });

    private Task ReadHistoryAsync(string? boot, CancellationToken gone)
    {
        return replies.AddAsync(async () =>
        {
            await loader.ReadHistoryAsync(boot, SendAsync, gone);
            return Replies.History(default);
        });

        // The next ones are read when these are on their way: a boot may have a hundred thousand.
        ValueTask<bool> SendAsync(IReadOnlyList<byte[]> events)
        {
            foreach (var json in events)
            {
                queue.Add(new KnownReply(Replies.History(json)));
            }

            queue.Ready();
            return queue.UntilAsync(static queue => queue.Unsent == 0);
        }
    }
}
