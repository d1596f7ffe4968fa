using ActorLoad.Actors;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Preload;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Simulation.Replay;

/// <summary>
/// What a boot is replayed on: the service's actors, of one run after the other, over a simulated kernel and in virtual time. Who feeds it
/// decides over the order. Not thread-safe.
/// </summary>
internal sealed class ReplayStage : IDisposable
{
    private readonly BootStory _story;
    private readonly WhatIf _whatIf;
    private readonly VirtualActors _actors;
    private readonly List<ILedgerEvent> _told = [];
    private readonly List<AskedRequest> _asked = [];
    private readonly IActorRef _journal;
    private long _sent;

    /// <summary>Makes one on which nothing has happened.</summary>
    internal ReplayStage(BootStory story, WhatIf whatIf)
    {
        (_story, _whatIf) = (story, whatIf);
        _actors = new VirtualActors(story.First ?? DateTimeOffset.UnixEpoch);
        Loads = new ReplayedLoads(_actors.Time) { AreEarly = whatIf.Preload };
        Linux = new SimulatedKernel(_actors.Time.Schedule, Loads.Next);
        _journal = _actors.System.ActorOf(LedgerCollector.Props(_told), "journal");
    }

    /// <summary>The time.</summary>
    internal VirtualTime Time => _actors.Time;

    /// <summary>Who holds messages back.</summary>
    internal IMessageGate? Gate
    {
        set => _actors.Gate = value;
    }

    /// <summary>The kernel.</summary>
    internal SimulatedKernel Linux { get; }

    /// <summary>Whether the request router sees a module live; null where it sees what the kernel has.</summary>
    internal Func<string, bool>? SeesLive { get; set; }

    /// <summary>How loads go.</summary>
    internal ReplayedLoads Loads { get; }

    /// <summary>The indexes.</summary>
    internal ReplayedIndex Index { get; } = new();

    /// <summary>How many modules have become live in the run that is on.</summary>
    internal LiveEpoch Epoch { get; private set; } = new();

    /// <summary>The actors of the run that is on; null before the first.</summary>
    internal Loader? Loader { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _actors.Dispose();

    /// <summary>A run of the service begins; the one before it is over.</summary>
    /// <param name="run">What the journal says of it.</param>
    /// <param name="commands">How install commands go.</param>
    /// <param name="resolver">Who says what specs come to.</param>
    /// <param name="restores">When the journal was read, since the boot's first event.</param>
    internal void Begin(RunReading run, IInstallCommands commands, Props resolver, TimeSpan restores)
    {
        var earlier = _told.Aggregate(Ledger.Empty, (ledger, happened) => ledger.Apply(happened));
        Stop();
        if (run.Run is { } service)
        {
            _told.Add(new ServiceStarted(service.Started, service.Version, service.Pid, service.KernelRelease, service.ModulesDirectory, service.Settings));
        }

        _sent = 0;
        Index.Generation = run.Plans.FirstOrDefault()?.Generation ?? 0;
        var settings = (run.Run?.Settings ?? RunSettings.Default).SetItems(_whatIf.Settings);
        IActorRef modules = ActorRefs.Nobody;
        var kernel = new ReplayedKernel(Linux, _whatIf.Parallel ?? int.MaxValue, name => SeesLive?.Invoke(name) ?? Linux.IsLive(name), name => modules.Tell(new ModuleSeen(name, Added: true, Seqnum: 0)));
        var parts = new LoaderParts(kernel, Index, commands, _actors.Clock, RunSettings.Failures(settings), RunSettings.Requests(settings));
        Epoch = parts.Epoch;
        var restorer = _actors.System.ActorOf(LedgerRestorer.Props(parts));
        Loader = Loader.Start(new Folder(_actors.System, run.Run?.Number ?? 0), parts, _journal, resolver);
        modules = Loader.Modules;
        restorer.Tell(Loader);
        At(restores, () => restorer.Tell(new LedgerRecovered(earlier)));
    }

    /// <summary>When the run that begins had read what was written before it: when it closed a load of an earlier run, as far as that is known.</summary>
    internal TimeSpan Restores(RunReading run) => _story.Loads
        .Where(load => load.LookedUp)
        .Select(load => run.Since(load.Ended!.Value))
        .Where(at => at >= run.Begins)
        .DefaultIfEmpty(run.Begins)
        .Min();

    /// <summary>A request comes.</summary>
    /// <param name="run">What the journal says of its run.</param>
    /// <param name="request">What it says of the request.</param>
    /// <param name="sink">Where its answer goes.</param>
    /// <param name="timeout">After how long it wants an answer in any case; null for never.</param>
    internal void Ask(RunReading run, BootRequest request, IAnswerSink sink, TimeSpan? timeout)
    {
        var terms = request.Terms ?? RequestTerms.Usual(request.Requester.Kind);
        if (KernelRequests.Paths(terms.Within) is [var asking, ..])
        {
            Linux.Ask(asking, request.Spec);
        }

        _asked.Add(new AskedRequest(request, ++_sent));
        Loader!.Requests.Tell(new LoadRequest(
            new RequestKey(request.Spec, terms.Parameters, terms.Flags, terms.InstallDepth),
            request.Requester,
            sink,
            run.Since(request.At).Ticks,
            terms.FirstTime,
            terms.Retry,
            terms.Force,
            timeout));
    }

    /// <summary>The service itself asks, at its start.</summary>
    internal void Preload(PreloadEntry entry)
    {
        _sent++;
        Loader!.Requests.Tell(new LoadRequest(
            new RequestKey(entry.Spec, string.Empty, ResolveFlags.UseBlacklist, InstallDepth: 0),
            new Requester(RequesterKind.Preload, 0, 0, Devpath: entry.Device?.Path),
            new ReplayedSink(() => false),
            Time.Now.Ticks));
    }

    /// <summary>A request comes that the journal knows nothing of, and gets no answer: it only has its number.</summary>
    internal void AskNothing()
    {
        _sent++;
        Loader!.Requests.Tell(new LoadRequest(
            new RequestKey(string.Empty, string.Empty, ResolveFlags.None, InstallDepth: int.MaxValue),
            new Requester(RequesterKind.Varlink, 0, 0),
            new ReplayedSink(() => true),
            Time.Now.Ticks));
    }

    /// <summary>The kernel says that others have loaded or removed a module.</summary>
    internal void See(string name, bool added, long seqnum = 0)
    {
        var seen = new ModuleSeen(name, added, seqnum);
        Loader?.Modules.Tell(seen);
        Loader?.Requests.Tell(seen);
    }

    /// <summary>Has something done at that time; now, if it is over.</summary>
    internal void At(TimeSpan at, Action action) => Time.Schedule(at > Time.Now ? at - Time.Now : TimeSpan.Zero, action);

    /// <summary>Goes there; stays, if it is over.</summary>
    internal void AdvanceTo(TimeSpan at) => Time.Advance(at > Time.Now ? at - Time.Now : TimeSpan.Zero);

    /// <summary>The boot beside what happened here.</summary>
    internal ReplayResult Compare() => ReplayResult.Of(_story, BootStory.Of(_told), _asked);

    private void Stop()
    {
        if (Loader is { } loader)
        {
            _actors.System.Stop(loader.Requests);
            _actors.System.Stop(loader.Modules);
            _actors.System.Stop(loader.Resolver);
            Linux.KillCaller();
        }
    }

    // The actors of each run have names of their own.
    private sealed class Folder(ActorSystem system, int run) : IActorRefFactory
    {
        public IActorRef ActorOf(Props props, string? name = null) => system.ActorOf(props, $"run-{run}-{name}");

        public ActorSelection ActorSelection(ActorPath actorPath) => system.ActorSelection(actorPath);

        public ActorSelection ActorSelection(string actorPath) => system.ActorSelection(actorPath);

        public void Stop(IActorRef actor) => system.Stop(actor);
    }
}
