using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots;

/// <summary>
/// What happened in one boot, as the journal tells it: everything that a report, a picture or a replay needs. All of it in the order
/// of the journal: requests in the order of their answers, loads in that of their beginning.
/// </summary>
/// <param name="Runs">Runs of the service; more than one after a restart or a hand-over.</param>
/// <param name="Requests">Every request.</param>
/// <param name="Loads">Every load.</param>
/// <param name="Plans">What specs were resolved to.</param>
/// <param name="Coldplugs">Walks over the devices.</param>
/// <param name="Foreign">Modules that others loaded.</param>
/// <param name="KernelAsked">Who made the kernel ask for modules; only where that is traced.</param>
/// <param name="Observed">Calls that others made while the service only looked on, in the order of their ends.</param>
/// <param name="TraceLost">Trace events that the kernel wrote over, so that calls may be missing.</param>
/// <param name="Gone">Modules that were found removed.</param>
/// <param name="Slow">Loads that lasted long, each time that this was noticed.</param>
/// <param name="Overruns">Times when the kernel dropped uevents.</param>
/// <param name="Lost">Events that the journal lost.</param>
/// <param name="SetAside">Files that could not be read, in which earlier events of this boot may be.</param>
/// <param name="Unknown">Events of kinds that this version does not know, by kind.</param>
/// <param name="Unreadable">Events of known kinds that make no sense, by kind.</param>
/// <param name="First">When the first event happened; null for a story without events.</param>
/// <param name="Last">When the last one did.</param>
public sealed record BootStory(
    ImmutableArray<ServiceRun> Runs,
    ImmutableArray<BootRequest> Requests,
    ImmutableArray<BootLoad> Loads,
    ImmutableArray<PlanMade> Plans,
    ImmutableArray<BootColdplug> Coldplugs,
    ImmutableArray<ForeignLoad> Foreign,
    ImmutableArray<KernelAsked> KernelAsked,
    ImmutableArray<ObservedCall> Observed,
    ImmutableArray<TraceLost> TraceLost,
    ImmutableArray<ModuleGone> Gone,
    ImmutableArray<LoadSlow> Slow,
    ImmutableArray<UeventsOverrun> Overruns,
    ImmutableArray<EventsLost> Lost,
    ImmutableArray<JournalSetAside> SetAside,
    ImmutableSortedDictionary<string, int> Unknown,
    ImmutableSortedDictionary<string, int> Unreadable,
    DateTimeOffset? First,
    DateTimeOffset? Last)
{
    /// <summary>What the actors decided, which only a replay needs; empty where an old journal does not say.</summary>
    public ImmutableArray<BootDecision> Decisions { get; init; } = [];

    /// <summary>What was begun at the starts of the service because earlier boots had loaded it, or would have been.</summary>
    public ImmutableArray<PreloadPlanned> Preloads { get; init; } = [];

    /// <summary>What the kernel itself had counted, each time that it was read; empty where it does not count.</summary>
    public ImmutableArray<KernelCounted> Counted { get; init; } = [];

    /// <summary>Processes that asked for modules, and those above them; one may be there twice.</summary>
    public ImmutableArray<ProcessSeen> Processes { get; init; } = [];

    /// <summary>The story that these events tell, which are read once, one after the other.</summary>
    public static BootStory Of(IEnumerable<ILedgerEvent> events)
    {
        var fold = new BootFold();
        foreach (var happened in events)
        {
            fold.Add(happened);
        }

        return fold.ToStory();
    }
}
