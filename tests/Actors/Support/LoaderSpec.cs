using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;

namespace ActorLoad.Actors.Tests.Support;

/// <summary>
/// The real actors over a simulated kernel, on the test's own thread and in virtual time: what a test sends is done when
/// the call returns, and time passes only by <see cref="Pass"/>.
/// </summary>
public abstract class LoaderSpec : TestKit
{
    private static readonly Config Virtual = ConfigurationFactory.ParseString("""
        akka.loglevel = WARNING
        akka.test { single-expect-default = 3m, default-timeout = 3m, filter-leeway = 3m }
        akka.scheduler.implementation = "ActorLoad.Simulation.VirtualScheduler, ActorLoad.Simulation"
        akka.actor.default-dispatcher.type = "Akka.TestKit.CallingThreadDispatcherConfigurator, Akka.TestKit"
        actorload.resolver-dispatcher.type = "Akka.TestKit.CallingThreadDispatcherConfigurator, Akka.TestKit"
        """);

    private protected LoaderSpec()
        : base(Virtual.WithFallback(ActorsConfig.Default))
    {
        Clock = new SchedulerClock(Scheduler);
        Kernel = new SimulatedKernel(Scheduler.Time.Schedule);
        Journal = Sys.ActorOf(Props.Create(() => new LedgerProbe(Told)));
        Loader = StartLoader(Kernel, Index, Journal);
    }

    private protected SimulatedKernel Kernel { get; }

    private protected SimulatedIndex Index { get; } = new();

    private protected ScriptedCommands Commands { get; } = new();

    private protected List<ILedgerEvent> Told { get; } = [];

    private protected SchedulerClock Clock { get; }

    private protected Loader Loader { get; set; }

    private protected IActorRef Journal { get; }

    private protected VirtualScheduler Scheduler => (VirtualScheduler)Sys.Scheduler;

    private protected Loader StartLoader(SimulatedKernel kernel, SimulatedIndex index, IActorRef journal)
    {
        // A folder of its own, so that a test can start the actors anew.
        var parts = new LoaderParts(kernel, index, Commands, Clock, FailurePolicy.Default, RequestLimits.Default);
        var loader = Actors.Loader.Start(new NamedFolder(Sys, Guid.NewGuid().ToString("N")), parts, journal);
        foreach (var actor in new[] { loader.Requests, loader.Modules, loader.Resolver, journal })
        {
            actor.Tell(new Identify(actor), TestActor);
            ExpectMsg<ActorIdentity>();
        }

        return loader;
    }

    private protected void Pass(double milliseconds) => Settle(() => Scheduler.Time.Advance(TimeSpan.FromMilliseconds(milliseconds)));

    /// <summary>Does something that ends tasks, with all that follows from it.</summary>
    private protected static void Settle(Action action)
    {
        // Under a synchronisation context a finished task's continuation would go to the thread pool.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        action();
        SynchronizationContext.SetSynchronizationContext(context);
    }

    private protected static SimulatedLoad Taking(double milliseconds) => SimulatedLoad.Success.Taking(TimeSpan.FromMilliseconds(milliseconds));

    private protected static SimulatedLoad Refused(int errno, double milliseconds = 1) =>
        SimulatedLoad.Failure(errno).Taking(TimeSpan.FromMilliseconds(milliseconds));

    private protected RecordingSink Ask(
        string spec,
        string parameters = "",
        bool retry = false,
        bool firstTime = false,
        LoadFlags force = LoadFlags.None,
        TimeSpan? timeout = null,
        int installDepth = 0,
        ResolveFlags flags = ResolveFlags.None,
        RequesterKind kind = RequesterKind.CommandLine)
    {
        var sink = new RecordingSink();
        Loader.Requests.Tell(new LoadRequest(
            new RequestKey(spec, parameters, flags, installDepth),
            new Requester(kind, 1, 0, "test"),
            sink,
            Clock.GetTimestamp(),
            firstTime,
            retry,
            force,
            timeout));
        return sink;
    }

    private protected RecordingSink[] AskMany(int count, string spec) => [.. Enumerable.Range(0, count).Select(_ => Ask(spec))];

    private sealed class NamedFolder(ActorSystem system, string folder) : IActorRefFactory
    {
        public IActorRef ActorOf(Props props, string? name = null) => system.ActorOf(props, $"{folder}-{name}");

        public ActorSelection ActorSelection(ActorPath actorPath) => system.ActorSelection(actorPath);

        public ActorSelection ActorSelection(string actorPath) => system.ActorSelection(actorPath);

        public void Stop(IActorRef actor) => system.Stop(actor);
    }
}
