using ActorLoad.Actors;
using ActorLoad.Actors.BootLists;
using ActorLoad.Interop.BootLists;
using ActorLoad.Rpc;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Service;

/// <summary>Begins the boot lists.</summary>
internal static class BootListLoading
{
    /// <summary>Reads the lists, says what is wrong with them, and asks for the rest.</summary>
    public static void Start(IActorRefFactory system, Loader loader, BootListPlaces places, TimeProvider clock, ILoggingAdapter log)
    {
        var reading = BootListFiles.Read(places);
        foreach (var problem in reading.Problems)
        {
            log.Warning("boot list not read: {Problem}", problem);
        }

        var entries = new List<BootListEntry>();
        foreach (var entry in reading.Entries)
        {
            if (SpecRules.WhyNot(entry.Spec) is { } reason)
            {
                log.Warning("{File}:{Line}: this is no module: {Reason}", entry.File, entry.Line, reason);
            }
            else
            {
                entries.Add(entry);
            }
        }

        if (entries.Count > 0)
        {
            system.ActorOf(BootListActor.Props(entries, loader.Requests, clock), "boot-lists");
        }
    }
}
