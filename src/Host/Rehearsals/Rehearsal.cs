using ActorLoad.Actors;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace ActorLoad.Host.Rehearsals;

/// <summary>
/// What the runtime compiles or looks up when code runs for the first time would come when the machine asks for all its modules at once. So
/// the actors play a boot of three requests before, by themselves: in an actor system of its own, over a kernel and indexes that are none,
/// and for a journal that keeps nothing. The service's own actors, journal, counters and log have no part in it. docs/performance.md says
/// what it saves.
/// </summary>
internal static class Rehearsal
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Plays it, on threads of the pool.</summary>
    /// <returns>How many requests were answered: four, unless something hangs.</returns>
    public static async Task<int> PlayAsync(TimeProvider clock)
    {
        var config = ConfigurationFactory.ParseString("akka { loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off }");
        using var system = ActorSystem.Create(
            "rehearsal", ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config.WithFallback(ActorsConfig.Default))));
        var parts = new LoaderParts(
            new RehearsedKernel(), new RehearsedIndex(), new LinuxInstallCommands(new Dictionary<string, string>()), clock, FailurePolicy.Default, RequestLimits.Default);
        var loader = Loader.Start(system, parts, system.ActorOf(Props.Create<RehearsedJournal>(), "journal"));

        // A leader with one who joins, and one for whom there is nothing; then one for whom it is live.
        var answered = await AskAsync(loader, [RehearsedIndex.Module, RehearsedIndex.Module, "nothing"], clock)
            + await AskAsync(loader, [RehearsedIndex.Module], clock);
        await system.Terminate();
        return answered;
    }

    private static async Task<int> AskAsync(Loader loader, IReadOnlyList<string> specs, TimeProvider clock)
    {
        var asked = specs.Select(spec => Ask(loader, spec, clock)).ToArray();
        await Task.WhenAny(Task.WhenAll(asked), Task.Delay(Longest, clock));
        return asked.Count(answer => answer.IsCompleted);
    }

    private static Task Ask(Loader loader, string spec, TimeProvider clock)
    {
        var sink = new RehearsedSink();
        loader.Requests.Tell(new LoadRequest(
            new RequestKey(spec, Parameters: "", ResolveFlags.UseBlacklist, InstallDepth: 0),
            new Requester(RequesterKind.Uevent, Pid: 0, Uid: 0, Devpath: "/devices/rehearsed", Subsystem: "rehearsed", Seqnum: 1),
            sink,
            clock.GetTimestamp()));
        return sink.Answered;
    }
}
