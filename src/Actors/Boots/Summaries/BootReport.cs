using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>
/// What one boot came to. Its JSON is what <c>report --json</c> prints and docs/report.md describes: fields are added, never renamed. Times are
/// UTC, durations microseconds, sizes bytes.
/// </summary>
/// <param name="Format">1.</param>
/// <param name="Machine">Machine id (machine-id(5)).</param>
/// <param name="Boot">Boot id (random(4)).</param>
/// <param name="First">When the first event happened; null in a boot without events.</param>
/// <param name="Last">When the last one did.</param>
/// <param name="Runs">Runs of the service.</param>
/// <param name="Requests">How many requests, and how they were answered.</param>
/// <param name="Loads">How many loads, and how they ended.</param>
/// <param name="Cost">What converging avoided, and how long requesters waited.</param>
/// <param name="Modules">Every module that was asked for or loaded, by name.</param>
/// <param name="Duplicates">Where the requests came from that led to nothing new.</param>
/// <param name="Slowest">The loads that took longest, longest first; at most twenty.</param>
/// <param name="Failed">Modules whose last load failed.</param>
/// <param name="Unmet">Specs that nothing provides, those asked for most first.</param>
/// <param name="KernelAsked">Who made the kernel ask for modules, where that is traced; those that asked most first.</param>
/// <param name="Processes">The processes that asked most, first; at most fifty.</param>
/// <param name="Foreign">Modules that others loaded.</param>
/// <param name="Gone">Modules that were found removed.</param>
/// <param name="Slow">Loads that lasted so long that it was noticed meanwhile.</param>
/// <param name="Coldplugs">Walks over the devices.</param>
/// <param name="Missing">What this report cannot know.</param>
/// <param name="Calls">Every call of the kernel that the journal knows of, the service's and those of others that it observed.</param>
/// <param name="Observed">Calls that others made while the service only looked on; null where it did not.</param>
/// <param name="Preload">What was begun because earlier boots had loaded it; null where that was off.</param>
/// <param name="Counted">What the kernel itself counted; null where it does not.</param>
public sealed record BootReport(
    int Format,
    string Machine,
    string Boot,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    ImmutableArray<ServiceRun> Runs,
    RequestTotals Requests,
    LoadTotals Loads,
    CostSummary Cost,
    ImmutableArray<ModuleSummary> Modules,
    DuplicateGroups Duplicates,
    ImmutableArray<LoadSummary> Slowest,
    ImmutableArray<FailureSummary> Failed,
    ImmutableArray<UnmetSummary> Unmet,
    ImmutableArray<KernelAskerSummary> KernelAsked,
    ImmutableArray<ProcessSummary> Processes,
    ImmutableArray<ForeignLoad> Foreign,
    ImmutableArray<ModuleGone> Gone,
    ImmutableArray<LoadSlow> Slow,
    ImmutableArray<ColdplugSummary> Coldplugs,
    MissingSummary Missing,
    CallTotals Calls,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ObservedSummary? Observed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PreloadSummary? Preload = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] KernelCountSummary? Counted = null);
