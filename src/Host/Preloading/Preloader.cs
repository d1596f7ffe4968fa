using ActorLoad.Actors;
using ActorLoad.Actors.Preload;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Service;
using Akka.Actor;
using PreloadMessage = ActorLoad.Rpc.Messages.Preload;

namespace ActorLoad.Host.Preloading;

/// <summary>Begins what earlier boots loaded, and learns for the next. Thread-safe.</summary>
internal sealed class Preloader
{
    private readonly PreloadMode _mode;
    private readonly PreloadTally _tally = new();

    private Preloader(PreloadMode mode) => _mode = mode;

    /// <summary>Begins it.</summary>
    internal static Preloader Start(IActorRefFactory system, Loader loader, PreloadOptions options, JournalPlace place, Identity identity, string directory, TimeProvider clock)
    {
        var preloader = new Preloader(options.Mode);
        var file = new PreloadFile(place, identity.MachineId, identity.KernelRelease, directory);
        system.ActorOf(
            PreloadActor.Props(new PreloadServices(
                options.Mode, options.Window, () => Task.Run(() => file.Read(options.Window)), loader.Requests, loader.Resolver, loader.Journal, clock, preloader._tally)),
            "preload");
        var learning = new PreloadLearning(
            place.Lasting, identity.MachineId, identity.BootId, identity.KernelRelease, directory, options.Boots, options.Window, file.Write);
        system.ActorOf(PreloadLearner.Props(loader.Journal, learning, clock, preloader._tally), "preload-learner");
        return preloader;
    }

    /// <summary>For <c>Status</c>.</summary>
    internal PreloadMessage Report()
    {
        var counts = _tally.Snapshot();
        return new PreloadMessage(
            _mode == PreloadMode.On ? "on" : "observe",
            counts.Plan?.Problem,
            counts.Plan?.Boots ?? 0,
            counts.Plan?.Count(PreloadFate.Begun) ?? 0,
            counts.Plan?.Count(PreloadFate.Gone) ?? 0,
            (counts.Plan?.Count(PreloadFate.Blacklisted) ?? 0) + counts.Skipped,
            counts.Ready,
            counts.Failed + (counts.Plan?.Count(PreloadFate.Unmet) ?? 0),
            counts.Score?.Hits.Length,
            counts.Score?.Useless.Length,
            counts.Score?.Missed.Length);
    }
}
