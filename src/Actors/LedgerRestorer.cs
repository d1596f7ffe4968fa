using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Interop.Kernel;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors;

/// <summary>
/// After a restart in the same boot: what the journal says was in flight is looked up in the kernel, never loaded again
/// blindly, and failures that still count are given back to their modules.
/// </summary>
public sealed class LedgerRestorer : UntypedActor, IWithUnboundedStash
{
    private const string Stage = "none";

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly LoaderParts _parts;
    private Loader? _loader;

    /// <summary>Use <see cref="Props"/>.</summary>
    public LedgerRestorer(LoaderParts parts) => _parts = parts;

    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;

    /// <summary>Props. It is told <see cref="LedgerRecovered"/> by the journal, and the <see cref="Loader"/> once, by whoever starts both.</summary>
    public static Props Props(LoaderParts parts) => Akka.Actor.Props.Create(() => new LedgerRestorer(parts));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Loader loader:
                _loader = loader;
                Stash.UnstashAll();
                break;
            case LedgerRecovered when _loader is null:
                Stash.Stash();
                break;
            case LedgerRecovered recovered:
                Restore(recovered.Ledger, _loader);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Restore(Ledger ledger, Loader loader)
    {
        foreach (var begun in ledger.InFlight.Values)
        {
            loader.Journal.Tell(LookUp(begun));
        }

        _parts.Book.Restore(ledger.Loaded);
        var restored = ledger.Failures.Values.Select(Remembered).Where(restore => restore.Failure.Until > _parts.Clock.GetUtcNow()).ToList();
        restored.ForEach(restore => loader.Modules.Tell(restore));
        if (ledger.Counts.Starts > 0)
        {
            _log.Info(
                "recovered the ledger of this boot: starts={Starts} loads={Loads} in-flight={InFlight} failures={Failures}",
                ledger.Counts.Starts, ledger.Counts.Loads, ledger.InFlight.Count, restored.Count);
        }
    }

    private LoadFinished LookUp(LoadStarted begun)
    {
        var state = _parts.Kernel.GetInitState(begun.Name);
        _log.Info("module={Name} path={Path} was being loaded when the service ended; the kernel says {State}", begun.Name, begun.Path, state);
        var errno = state == InitState.Live ? 0 : Errno.EINTR;
        var detail = $"the service ended meanwhile; looked up later: {state.ToString().ToLowerInvariant()}";
        return new LoadFinished(
            _parts.Clock.GetUtcNow(), begun.Path, begun.Name, errno, Stage, detail, Microseconds: 0, FileBytes: 0, _parts.Kernel.Taint);
    }

    // Against the indexes and the modules of now: what changed while nobody looked cannot be known.
    private RestoreFailure Remembered(LoadFinished failed) => new(
        failed.Path,
        failed.Name,
        new Modules.Failure(
            new LoadResult(failed.Errno, Stages.Parse(failed.Stage), failed.FileBytes, failed.Detail),
            failed.At + _parts.Policy.RememberFor(failed.Errno),
            _parts.Epoch.Current,
            _parts.Index.Generation));
}
