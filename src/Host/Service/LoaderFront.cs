using ActorLoad.Actors;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Metering;
using ActorLoad.Host.Rpc;
using ActorLoad.Interop.Kernel;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;
using Akka.Actor;

namespace ActorLoad.Host.Service;

/// <summary>The socket's calls, turned into messages to the actors. Thread-safe.</summary>
internal sealed class LoaderFront(
    Loader loader, Explainer explainer, StatusReporter status, ModuleReporter modules, LedgerDesk ledger, UeventDesk? uevents, MetricsDesk? metrics,
    IActorRef processes, VarlinkException? loadFault, TimeProvider clock, ActorSystem system) : ILoader
{
    /// <inheritdoc/>
    public VarlinkException? LoadFault => loadFault;

    /// <inheritdoc/>
    public void Load(LoadParameters load, Peer peer, IAnswerSink sink)
    {
        loader.Requests.Tell(new LoadRequest(
            new RequestKey(load.Spec, load.Parameters ?? string.Empty, Explainer.Flags(load.UseBlacklist, load.IgnoreInstall), load.InstallDepth),
            peer.As(load.Requester),
            sink,
            clock.GetTimestamp(),
            load.FirstTime,
            load.Retry,
            (load.ForceModversion ? LoadFlags.IgnoreModversions : LoadFlags.None) | (load.ForceVermagic ? LoadFlags.IgnoreVermagic : LoadFlags.None),
            load.Timeout is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null));
        if (peer.TakeSighting() is { } sighting)
        {
            processes.Tell(sighting);
        }
    }

    /// <inheritdoc/>
    public Task<ExplainReply> ExplainAsync(ExplainParameters explain, CancellationToken gone) => explainer.ExplainAsync(explain, gone);

    /// <inheritdoc/>
    public Task<StatusReply> StatusAsync(CancellationToken gone) => status.ReportAsync(gone);

    /// <inheritdoc/>
    public Task<ModulesReply> ModulesAsync(CancellationToken gone) => Task.Run(modules.Report, gone);

    /// <inheritdoc/>
    public Task<TriggerReply> TriggerAsync(CancellationToken gone) => Desk.TriggerAsync(gone);

    /// <inheritdoc/>
    public Task<SettleReply> SettleAsync(TimeSpan? timeout, Func<SettleReply, bool> progress, CancellationToken gone) =>
        Desk.SettleAsync(timeout, progress, gone);

    /// <inheritdoc/>
    public Task<string> MetricsAsync(CancellationToken gone) =>
        metrics?.TextAsync(MetricsForm.OpenMetrics, gone) ?? throw Faults.NotMeasuring();

    /// <inheritdoc/>
    public Task<string> AskLedgerAsync(LedgerQuestion question, CancellationToken gone) => ledger.AskAsync(question, gone);

    /// <inheritdoc/>
    public Task ReadHistoryAsync(string? boot, Func<IReadOnlyList<byte[]>, ValueTask<bool>> send, CancellationToken gone) =>
        ledger.ReadHistoryAsync(boot, send, gone);

    /// <inheritdoc/>
    public IDisposable Subscribe(IEventSink sink) => new LedgerSubscription(system, loader.Journal, sink);

    private UeventDesk Desk => uevents ?? throw loadFault ?? Faults.NotListening();
}
