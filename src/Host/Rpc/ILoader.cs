using ActorLoad.Actors.Requests;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Rpc;

/// <summary>What the calls of the socket are carried out by. Called from many threads at once; no method may block.</summary>
public interface ILoader
{
    /// <summary>Why no load is carried out; null where they are.</summary>
    VarlinkException? LoadFault { get; }

    /// <summary>Begins a load. The spec was checked by <see cref="SpecRules"/>.</summary>
    /// <param name="load">What is asked.</param>
    /// <param name="peer">Who asks.</param>
    /// <param name="sink">Where the answer goes; it may come before this returns.</param>
    void Load(LoadParameters load, Peer peer, IAnswerSink sink);

    /// <summary>Says what a load would do. A <see cref="VarlinkException"/> becomes the reply.</summary>
    Task<ExplainReply> ExplainAsync(ExplainParameters explain, CancellationToken gone);

    /// <summary>The state of the service.</summary>
    Task<StatusReply> StatusAsync(CancellationToken gone);

    /// <summary>Asks all devices again. A <see cref="VarlinkException"/> becomes the reply.</summary>
    Task<TriggerReply> TriggerAsync(CancellationToken gone);

    /// <summary>Waits until all uevents are answered. A <see cref="VarlinkException"/> becomes the reply.</summary>
    /// <param name="timeout">After which to answer in any case; null for never.</param>
    /// <param name="progress">Takes how far it is, now and then; gives false when nobody wants to know any more.</param>
    /// <param name="gone">The connection is closed.</param>
    Task<SettleReply> SettleAsync(TimeSpan? timeout, Func<SettleReply, bool> progress, CancellationToken gone);

    /// <summary>The kernel's modules and who loaded them.</summary>
    Task<ModulesReply> ModulesAsync(CancellationToken gone);

    /// <summary>What was measured, as OpenMetrics text. A <see cref="VarlinkException"/> becomes the reply.</summary>
    Task<string> MetricsAsync(CancellationToken gone);

    /// <summary>Answers a question about the ledger as a whole. A <see cref="VarlinkException"/> becomes the reply.</summary>
    /// <returns>A JSON object where no form was asked for; else what was, in that form.</returns>
    Task<string> AskLedgerAsync(LedgerQuestion question, CancellationToken gone);

    /// <summary>Reads a boot's events in order. A <see cref="VarlinkException"/> becomes the reply.</summary>
    /// <param name="boot">Which; null for the last.</param>
    /// <param name="send">Takes some events, each a JSON object, when there is room for them; gives false when nobody wants them any more.</param>
    /// <param name="gone">The connection is closed.</param>
    Task ReadHistoryAsync(string? boot, Func<IReadOnlyList<byte[]>, ValueTask<bool>> send, CancellationToken gone);

    /// <summary>Sends the ledger's events to the sink from now on, until the subscription is disposed.</summary>
    IDisposable Subscribe(IEventSink sink);
}
