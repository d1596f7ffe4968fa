using ActorLoad.Actors;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Host.Service;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;

namespace ActorLoad.Host.Rehearsals;

/// <summary>
/// What the runtime compiles or looks up when code runs for the first time would come when the machine asks for all its modules at once. So
/// the actors play two coldplugs of a small machine before, by themselves: in an actor system of its own, over simulated devices, indexes
/// and kernel, with a journal and a log that keep nothing. The service's own actors, journal, counters and log have no part in it.
/// docs/coldplug.md says what it saves.
/// </summary>
internal static class Rehearsal
{
    private const int Walks = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Plays it, on threads of the pool.</summary>
    /// <param name="level">What is logged of it, to nowhere: as much as of the service.</param>
    /// <param name="clock">The time.</param>
    /// <returns>What its uevents came to.</returns>
    /// <exception cref="OperationCanceledException">It did not come to its end.</exception>
    public static async Task<UeventCounts> PlayAsync(LogLevel level, TimeProvider clock)
    {
        using var system = ActorSystem.Create("rehearsal", ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(Config(level))));
        using var longest = new CancellationTokenSource(Longest, clock);
        try
        {
            var parts = new LoaderParts(
                Kernel(), Index(), new LinuxInstallCommands(new Dictionary<string, string>()), clock, FailurePolicy.Default, RequestLimits.Default);
            var journal = system.ActorOf(Props.Create<RehearsedJournal>(), "journal");
            var loader = Loader.Start(system, parts, journal);
            var (tally, uevents) = (new UeventTally(), new SimulatedUevents());
            var services = new UeventServices(uevents, Devices(uevents), loader.Requests, loader.Modules, journal, clock, tally, longest.Token);
            var desk = new UeventDesk(system.ActorOf(ColdplugActor.Props(services), "coldplug"), tally, loader, parts.Loads, clock);
            for (var walk = 0; walk < Walks; walk++)
            {
                await desk.TriggerAsync(longest.Token);
                await desk.SettleAsync(timeout: null, static _ => true, longest.Token);
            }

            // It comes last to what it was told, and writing takes it longer than all the rest.
            await journal.Ask<ActorIdentity>(new Identify(messageId: null), longest.Token);
            return tally.Snapshot();
        }
        finally
        {
            await system.Terminate();
        }
    }

    private static Config Config(LogLevel level) => ConfigurationFactory.ParseString($$"""
        akka {
          loggers = ["{{typeof(RehearsedLogger).FullName}}, {{typeof(RehearsedLogger).Assembly.GetName().Name}}"]
          loglevel = {{level.StringFor()}}
          stdout-loglevel = OFF
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
        }
        """).WithFallback(ActorsConfig.Default);

    // One device's driver needs another module, which a second device shares; one's refuses; for one there is none.
    private static SimulatedDevices Devices(SimulatedUevents uevents) => new(uevents, OnPool)
    {
        All = { ("/devices/first", "rehearsed"), ("/devices/second", "rehearsed"), ("/devices/third", "refused"), ("/devices/fourth", "nothing") },
        Pace = TimeSpan.FromTicks(1),
    };

    private static SimulatedIndex Index()
    {
        var index = new SimulatedIndex();
        index.Add("rehearsed", "needed", "rehearsed");
        index.Add("refused", "refused");
        return index;
    }

    private static SimulatedKernel Kernel()
    {
        var kernel = new SimulatedKernel(OnPool);
        kernel.Script(SimulatedIndex.PathOf("refused"), SimulatedLoad.Failure(Errno.ENODEV));
        return kernel;
    }

    // Nothing of it takes time.
    private static void OnPool(TimeSpan time, Action action) => ThreadPool.UnsafeQueueUserWorkItem(static work => work(), action, preferLocal: false);
}
