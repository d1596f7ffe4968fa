using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Properties;

/// <summary>One schedule being carried out, and what must be true of it in the end.</summary>
internal sealed class ScheduleRun
{
    private readonly Universe _universe;
    private readonly VirtualScheduler _scheduler;
    private readonly SchedulerClock _clock;
    private readonly List<WatchedSink> _sinks = [];
    private readonly Dictionary<string, TimeSpan> _removed = [];

    public ScheduleRun(Universe universe, VirtualScheduler scheduler, SchedulerClock clock)
    {
        (_universe, _scheduler, _clock) = (universe, scheduler, clock);
        Kernel = new SimulatedKernel(scheduler.Time.Schedule);
        universe.FillIn(Index, Kernel);
        Begun = scheduler.Time.Now;
    }

    public SimulatedKernel Kernel { get; }

    public SimulatedIndex Index { get; } = new();

    public List<ILedgerEvent> Ledger { get; } = [];

    public IActorRef Journal { get; set; } = ActorRefs.Nobody;

    public Loader Loader { get; set; } = null!;

    private TimeSpan Begun { get; }

    /// <summary>All that happened, in order, without absolute times.</summary>
    public string Story => string.Join('\n', Ledger.Select(Tell));

    public void Do(Step step, Action<double> pass)
    {
        switch (step)
        {
            case Step.Ask ask:
                Ask(ask);
                break;
            case Step.Abandon abandon when _sinks.Count > 0:
                _sinks[abandon.Request % _sinks.Count].IsGone = true;
                break;
            case Step.Remove remove:
                var name = Universe.Name(remove.Module % _universe.Count);
                Kernel.Remove(name);
                _removed[name] = _scheduler.Time.Now;
                break;
            case Step.LoadByOthers foreign when Kernel.GetInitState(Universe.Name(foreign.Module % _universe.Count)) == InitState.Absent:
                Kernel.LoadByOthers(Universe.Name(foreign.Module % _universe.Count), TimeSpan.FromMilliseconds(foreign.Milliseconds), foreign.Succeeds);
                break;
            case Step.ChangeIndex:
                Index.Change();
                break;
            case Step.Pass time:
                pass(time.Milliseconds);
                break;
        }
    }

    public void LoseWaiting()
    {
        foreach (var sink in _sinks.Where(sink => sink.Times == 0))
        {
            sink.IsLost = true;
        }
    }

    public void Check()
    {
        Assert.True(Kernel.MaxInFlightOfAnyName <= 1, "two calls in flight for one name:\n" + Story);
        Assert.All(_sinks, sink => Assert.Equal(sink.IsLost ? 0 : 1, sink.Times));
        Assert.True(_sinks.All(sink => sink.Lies.Count == 0), "not live though said so:\n" + Story);
        Assert.Equal(Kernel.Calls.Select(call => call.Path), Ledger.OfType<LoadStarted>().Select(started => started.Path));
        var answered = Ledger.OfType<RequestAnswered>().ToList();
        var expected = _sinks.Where(sink => !sink.IsLost).ToList();
        Assert.Equal(expected.Count, answered.Count);
        Assert.Equal(
            expected.Select(sink => sink.Answer!.Role).Order(),
            answered.Select(row => row.Role).Order());
    }

    private void Ask(Step.Ask ask)
    {
        var asked = _scheduler.Time.Now;
        var sink = new WatchedSink(name => Kernel.IsLive(name) || (_removed.TryGetValue(name, out var removed) && removed >= asked));
        _sinks.Add(sink);
        Loader.Requests.Tell(new LoadRequest(
            new RequestKey(_universe.Spec(ask.Spec), ask.Parameters == 0 ? "" : $"p={ask.Parameters}", ResolveFlags.None, 0),
            new Requester(RequesterKind.CommandLine, 1, 0, "test"),
            sink,
            _clock.GetTimestamp(),
            ask.FirstTime,
            ask.Retry,
            ask.Forced ? LoadFlags.IgnoreVermagic : LoadFlags.None,
            ask.TimeoutMilliseconds == 0 ? null : TimeSpan.FromMilliseconds(ask.TimeoutMilliseconds)));
    }

    private string Tell(ILedgerEvent ledgerEvent) => ledgerEvent switch
    {
        LoadStarted started => $"{Since(started.At)} load {started.Path} {started.Options} attempt {started.Attempt}",
        LoadFinished finished => $"{Since(finished.At)} loaded {finished.Path} {finished.Errno}",
        RequestAnswered answered => $"{Since(answered.At)} {answered.Id} {answered.Spec} {answered.Role} {answered.Outcome} {answered.Errno} after {answered.WaitMicroseconds}",
        var other => $"{Since(other.At)} {other.GetType().Name}",
    };

    private TimeSpan Since(DateTimeOffset at) => at - (_clock.GetUtcNow() - _scheduler.Time.Now) - Begun;
}
