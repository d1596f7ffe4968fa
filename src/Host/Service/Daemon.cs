using System.Runtime.InteropServices;
using ActorLoad.Actors;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Preload;
using ActorLoad.Actors.Processes;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Cpus;
using ActorLoad.Host.Fleet;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Metering;
using ActorLoad.Host.Preloading;
using ActorLoad.Host.Rehearsals;
using ActorLoad.Host.Rpc;
using ActorLoad.Host.Systemd;
using ActorLoad.Interop.BootLists;
using ActorLoad.Interop.Kernel.Stats;
using ActorLoad.Interop.Peers;
using ActorLoad.Interop.Tracing;
using ActorLoad.Interop.Uevents;
using ActorLoad.Rpc;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Service;

/// <summary>
/// The composition root: puts the service together, runs it until SIGTERM or SIGINT, and takes it apart.
/// </summary>
internal sealed class Daemon : IAsyncDisposable
{
    private readonly ServiceOptions _options;
    private readonly Parts _parts;
    private readonly JournalPlace _place;
    private readonly FleetStore? _fleet;
    private readonly ActorSystem _system;
    private readonly ILoggingAdapter _log;
    private readonly IActorRef _journal;
    private readonly Loader _loader;
    private readonly LedgerDesk _ledger;
    private readonly MetricsDesk? _metrics;
    private readonly RpcListener _listener;
    private readonly ServiceManager _manager = new();
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TraceInstance? _trace;
    private readonly Observation? _observation;
    private readonly OrderlyEnd _end;

    private Daemon(ServiceOptions options, ListeningSocket listening, UeventSocket? uevents, ProcessorRoom room)
    {
        var identity = Identity.Read();
        _options = options;
        _parts = new Parts(options, uevents, room.Before);
        _place = options.Journal.ToPlace();
        _fleet = options.Fleet.Enabled ? new FleetStore(options.Fleet, identity.PersistenceId, () => _place.FileOfThisBoot, _clock) : null;
        _system = SystemSetup.Create(options, _place);
        _log = Akka.Event.Logging.GetLogger(_system, "actorload");
        (_journal, _loader) = StartActors(identity);
        var processes = _system.ActorOf(ProcessActor.Props(new ProcProcessTable(), _journal, _clock), "processes");
        _observation = options.Mode == RunMode.Observe ? Observation.Start(_system, _journal, _clock, _log) : null;
        var desk = uevents is null ? null : UeventDesk.Start(_system, uevents, _loader, _parts.Loader.Loads, _journal, options.Coldplug, _clock, _log, _stopping.Token);
        var fleet = _fleet is null ? null : _system.ActorOf(FleetShipper.Props(options.Fleet, _fleet, _clock, _stopping.Token), "fleet");
        var preloader = options.Preload.Mode == PreloadMode.Off
            ? null
            : Preloader.Start(_system, _loader, options.Preload, _place, identity, _parts.Index.ModulesDirectory, _clock);
        var status = new StatusReporter(
            _loader, _parts, desk, identity, () => _listener!.Connections, Takes(options), fleet, _observation, preloader, room, _clock);
        _metrics = options.Metrics.Enabled
            ? MetricsDesk.Start(_system, _journal, options.Metrics, identity, status.ReportAsync, _log, _clock)
            : null;
        var counting = KernelCounting.Start(_system, new DebugfsModuleStats(), desk?.Coldplug, _journal, _clock);
        var catchingUp = new CatchingUp(_observation, processes);
        _ledger = new LedgerDesk(_journal, _place, catchingUp.ForReportAsync, counting);
        var front = new LoaderFront(
            _loader,
            new Explainer(_loader.Resolver, _parts.Kernel, _parts.Index),
            status,
            new ModuleReporter(_parts.Loader.Book, _parts.Loader.Loads),
            _ledger,
            desk,
            _metrics,
            processes,
            _observation is null ? null : Faults.Observing(),
            _clock,
            _system);
        _listener = RpcListener.Start(listening, front, options.Rpc, _log);
        _end = new OrderlyEnd(_loader, _listener, catchingUp, counting, _journal, _clock, _log);
        _trace = options.KernelHelper.Trace && _observation is null ? AskTrace.Start(_system, _journal, _clock, _log) : null;
        if (options.BootLists.Enabled)
        {
            BootListLoading.Start(_system, _loader, BootListPlaces.OfThisMachine(), _clock, _log);
        }

        _system.ActorOf(Heartbeat.Props(_manager, _loader.Requests), "heartbeat");
    }

    /// <summary>Runs the service. Gives the exit status.</summary>
    /// <exception cref="IOException">It cannot start; the message says why.</exception>
    public static async Task<int> RunAsync(ServiceOptions options)
    {
        // The kernel keeps events for us from here on, and askers may queue, while the rest is put together.
        var uevents = options.Uevents.Enabled ? UeventSocket.Bind(options.Uevents.ReceiveBuffer) : null;
        var listening = ListeningSocket.Open(options.Socket);
        var room = ProcessorRoom.Take(options.Processors);
        await using var daemon = PutTogether(options, listening, uevents, room);
        var reason = await daemon.ServeAsync();
        daemon._manager.Stopping();
        await daemon._end.RunAsync(reason, options.StopWithin);
        return 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listener.DisposeAsync();
        if (_metrics is not null)
        {
            await _metrics.DisposeAsync();
        }

        try
        {
            await _system.Terminate().WaitAsync(_options.StopWithin);
            _trace?.Dispose();
            _observation?.Dispose();
            _parts.Dispose();
            _ledger.Dispose();
            _stopping.Dispose();
        }
        catch (TimeoutException)
        {
            // An actor hangs in a file that does not answer. The end of the process ends that, too.
        }
    }

    private static IReadOnlyList<string> Takes(ServiceOptions options) =>
    [
        .. options.BootLists.Enabled ? ["boot-lists"] : Array.Empty<string>(),
        .. options.Uevents.Enabled ? ["uevents"] : Array.Empty<string>(),
    ];

    private static Daemon PutTogether(ServiceOptions options, ListeningSocket listening, UeventSocket? uevents, ProcessorRoom room)
    {
        try
        {
            return new Daemon(options, listening, uevents, room);
        }
        catch
        {
            listening.Dispose();
            throw;
        }
    }

    private (IActorRef Journal, Loader Loader) StartActors(Identity identity)
    {
        var settings = _options.Journal;
        var restorer = _system.ActorOf(LedgerRestorer.Props(_parts.Loader), "restorer");
        var journal = _system.ActorOf(
            JournalActor.Props(
                new JournalOptions(identity.PersistenceId, _place.Current) { FlushInterval = settings.FlushInterval, Capacity = settings.Capacity },
                new SqliteStorage(_place, identity.PersistenceId, _clock),
                _clock,
                restorer),
            "journal");
        _system.ActorOf(JournalKeeper.Props(journal, new JournalKeeping(_place.Lasting, identity.PersistenceId, settings.Keep) { Wanted = _fleet is null ? null : _fleet.Wanted }, _clock), "keeper");
        journal.Tell(new ServiceStarted(
            _clock.GetUtcNow(), identity.Version, Environment.ProcessId, identity.KernelRelease, _parts.Index.ModulesDirectory,
            RunSettings.Of(_options.Failures, _options.Requests), _options.Mode == RunMode.Observe ? BootMode.Observe : null));
        var loader = Loader.Start(_system, _parts.Loader, journal);
        restorer.Tell(loader);
        loader.Resolver.Tell(PrepareIndex.Instance);
        return (journal, loader);
    }

    private async Task<string> ServeAsync()
    {
        if (_observation is null)
        {
            // On the pool from its first step: whoever waits for the service's start does not wait for it.
            _ = Task.Run(RehearseAsync);
        }

        var stop = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
        _manager.Ready("accepting requests");
        _log.Info(
            "accepting requests on {Socket} for {Directory}; journal in {Journal}",
            _options.Socket, _parts.Index.ModulesDirectory, _place.Current);
        return await stop.Task;

        void Ask(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.TrySetResult(context.Signal.ToString());
        }
    }

    // Nothing depends on it but how soon the first requests are answered.
    private async Task RehearseAsync()
    {
        try
        {
            await _parts.Kernel.PrepareAsync();
            if (_options.Uevents.Enabled)
            {
                await Rehearsal.PlayAsync(_options.Log.Level, _clock);
            }
        }
        catch (Exception e)
        {
            _log.Warning(e, "the rehearsal broke off; first requests take longer");
        }
    }
}
