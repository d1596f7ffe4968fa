using ActorLoad.Actors.Requests;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Rpc;

/// <summary>What the calls of the socket are carried out by. Called from many threads at once; no method may block.</summary>
public interface ILoader
{
    /// <summary>Begins a load. The spec was checked by <see cref="ActorLoad.Rpc.SpecRules"/>.</summary>
    /// <param name="load">What is asked.</param>
    /// <param name="peer">Who asks.</param>
    /// <param name="sink">Where the answer goes; it may come before this returns.</param>
    void Load(LoadParameters load, Peer peer, IAnswerSink sink);

    /// <summary>Says what a load would do. A <see cref="ActorLoad.Rpc.VarlinkException"/> becomes the reply.</summary>
    Task<ExplainReply> ExplainAsync(ExplainParameters explain, CancellationToken gone);

    /// <summary>The state of the service.</summary>
    Task<StatusReply> StatusAsync(CancellationToken gone);

    /// <summary>Sends the ledger's events to the sink from now on, until the subscription is disposed.</summary>
    IDisposable Subscribe(IEventSink sink);
}
