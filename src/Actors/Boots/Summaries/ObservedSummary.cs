using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>The calls that others made while the service only looked on. Live, duplicates and failed are all of them.</summary>
/// <param name="Calls">Calls of finit_module(2) and init_module(2) that have ended.</param>
/// <param name="Live">Those that made a module live.</param>
/// <param name="Duplicates">Those whose module was there, or being loaded by another call.</param>
/// <param name="Merged">How many of these the kernel let wait without reading the file (since 6.5).</param>
/// <param name="Failed">Those that failed otherwise.</param>
/// <param name="FileBytesInVain">Size of the files that duplicates and failed calls had the kernel read.</param>
/// <param name="KernelBytesInVain">What the kernel's own accounting (kernel/module/stats.c) counts as wasted for them.</param>
/// <param name="InVain">The same by where the kernel counts it: becoming, load, init (counted nowhere), merged.</param>
/// <param name="IsLeast">Calls may be missing, or a part of the files is compressed or of unknown size: it is at least this.</param>
/// <param name="Lost">Trace events that are known to be lost.</param>
/// <param name="MayMissCalls">The trace has holes, so that calls may be missing.</param>
/// <param name="MicrosecondsInVain">How long duplicates and failed calls took together.</param>
/// <param name="By">The calls put together in several ways.</param>
/// <param name="Modules">By module.</param>
/// <param name="InVainCalls">Every call that was a duplicate or failed, in the order of their beginning.</param>
public sealed record ObservedSummary(
    long Calls,
    long Live,
    long Duplicates,
    long Merged,
    long Failed,
    long FileBytesInVain,
    long KernelBytesInVain,
    ImmutableSortedDictionary<string, CostPart> InVain,
    bool IsLeast,
    long Lost,
    bool MayMissCalls,
    long MicrosecondsInVain,
    ObservedGroups By,
    ImmutableArray<ObservedGroup> Modules,
    ImmutableArray<ObservedInVain> InVainCalls);
