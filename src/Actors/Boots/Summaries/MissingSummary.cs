using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>What the journal cannot tell of a boot.</summary>
/// <param name="Pending">Events that the service had not written when this was made.</param>
/// <param name="Events">Events that it says it lost, requests included.</param>
/// <param name="Requests">How many of these were requests.</param>
/// <param name="Losses">Each time.</param>
/// <param name="SetAside">Files that could not be read, in which earlier events of this boot may be.</param>
/// <param name="Overruns">How often the kernel dropped uevents.</param>
/// <param name="Trace">Holes in the kernel's trace: calls that others made then may be missing.</param>
/// <param name="Killed">Runs of the service that did not end in order, the last one of a boot that may still run left out: at most one flush interval of each is missing.</param>
/// <param name="Unknown">Events of kinds that this version does not know, by kind.</param>
/// <param name="Unreadable">Events that make no sense, by kind.</param>
public sealed record MissingSummary(
    long Pending,
    long Events,
    long Requests,
    ImmutableArray<EventsLost> Losses,
    ImmutableArray<JournalSetAside> SetAside,
    int Overruns,
    ImmutableArray<TraceLost> Trace,
    int Killed,
    ImmutableSortedDictionary<string, int> Unknown,
    ImmutableSortedDictionary<string, int> Unreadable);
