using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;
using ActorLoad.Simulation.Replay;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Replay;

/// <summary>
/// A boot of the service's own actors, recorded: over a simulated kernel, in virtual time, and where wanted with messages that take
/// their time, as they do between threads. What is recorded goes through the journal's own format.
/// </summary>
internal sealed class Recording : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServiceStarted Service = new(Start, "1", 1, "6.1.0", "/modules", RunSettings.Default);

    private readonly VirtualActors _actors = new(Start);
    private readonly List<ILedgerEvent> _told = [Service];
    private readonly List<Decision> _decisions = [];
    private readonly List<RecordingSink> _sinks = [];
    private readonly Loader? _loader;
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;

    public Recording(Func<TimeSpan>? latency = null)
    {
        // Under a synchronisation context a finished task's continuation would go to the thread pool.
        SynchronizationContext.SetSynchronizationContext(null);
        Kernel = new SimulatedKernel(_actors.Time.Schedule);
        var journal = _actors.System.ActorOf(Props.Create(() => new RecordingProbe(_told, _decisions)));
        var parts = new LoaderParts(new ReplayedKernel(Kernel, int.MaxValue, Kernel.IsLive, name => See(name, added: true)), Index, new ScriptedCommands(), _actors.Clock, FailurePolicy.Default, RequestLimits.Default);
        _loader = Loader.Start(_actors.System, parts, journal);
        _actors.Time.Advance(TimeSpan.FromMilliseconds(1));
        _actors.Time.Latency = latency;
    }

    public SimulatedKernel Kernel { get; }

    public SimulatedIndex Index { get; } = new();

    public TimeSpan Now => _actors.Time.Now;

    /// <summary>All that was recorded, as it is read from a journal.</summary>
    public BootStory Story => BootStory.Of(_told.Where(e => e is not RequestAnswered).Append(Batch()).Append(new DecisionsMade(Start, [.. _decisions])).Select(Written));

    public void Dispose()
    {
        _actors.Dispose();
        SynchronizationContext.SetSynchronizationContext(_context);
    }

    public RecordingSink Ask(string spec, string parameters = "", bool retry = false, bool firstTime = false, TimeSpan? timeout = null, RequesterKind kind = RequesterKind.CommandLine)
    {
        var sink = new RecordingSink();
        _sinks.Add(sink);
        _loader!.Requests.Tell(new LoadRequest(
            new RequestKey(spec, parameters, ResolveFlags.None, 0), new Requester(kind, 1, 0, "test", Devpath: "/devices/d"), sink, _actors.Clock.GetTimestamp(), firstTime, retry, LoadFlags.None, timeout));
        return sink;
    }

    public void Pass(TimeSpan time) => _actors.Time.Advance(time);

    public void Remove(string name)
    {
        if (Kernel.Remove(name))
        {
            See(name, added: false);
        }
    }

    public void LoadByOthers(string name)
    {
        if (Kernel.GetInitState(name) == InitState.Absent)
        {
            Kernel.SetState(name, InitState.Live);
            See(name, added: true);
        }
    }

    /// <summary>Lets all come to its end.</summary>
    public void Finish()
    {
        for (var i = 0; i < 1000 && _sinks.Exists(sink => sink.Times == 0); i++)
        {
            Pass(TimeSpan.FromMilliseconds(100));
        }

        Pass(TimeSpan.FromSeconds(2));
    }

    private void See(string name, bool added)
    {
        _loader?.Modules.Tell(new ModuleSeen(name, added, 1));
        _loader?.Requests.Tell(new ModuleSeen(name, added, 1));
    }

    private RequestsAnswered Batch()
    {
        ImmutableArray<RequestAnswered> requests = [.. _told.OfType<RequestAnswered>()];
        return new RequestsAnswered(requests.IsEmpty ? Start : requests[0].At, requests);
    }

    private static ILedgerEvent Written(ILedgerEvent e) => LedgerFormat.Read(LedgerFormat.Manifest(e), LedgerFormat.Write(e));
}
