using System.Collections.Immutable;

namespace ActorLoad.Interop.Kernel.Stats;

/// <summary>
/// What the kernel itself has counted since it was started (kernel/module/stats.c, from Linux 6.4 on, with CONFIG_MODULE_STATS). A call that fails is in
/// one of the four counters at most; what its module's init refuses is in none.
/// </summary>
/// <param name="Loaded">Modules that were loaded, those removed since included.</param>
/// <param name="ModuleBytes">Memory that they took together.</param>
/// <param name="FailedKread">Files that could not be read.</param>
/// <param name="FailedDecompress">Files that could not be unpacked.</param>
/// <param name="FailedBecoming">Files that were read, and refused before memory for the module was taken; most are duplicates.</param>
/// <param name="FailedLoad">Modules that were laid out in memory, and refused after that.</param>
/// <param name="KreadBytes">What was allocated in vain for the first.</param>
/// <param name="DecompressBytes">For the second.</param>
/// <param name="BecomingBytes">For the third: the unpacked files, and packed ones beside them.</param>
/// <param name="LoadBytes">For the fourth: twice the unpacked files.</param>
/// <param name="Duplicates">Modules that were refused because they were there or coming; the kernel tells of 111 at most.</param>
public sealed record ModuleStats(
    long Loaded,
    long ModuleBytes,
    long FailedKread,
    long FailedDecompress,
    long FailedBecoming,
    long FailedLoad,
    long KreadBytes,
    long DecompressBytes,
    long BecomingBytes,
    long LoadBytes,
    ImmutableArray<DuplicateStats> Duplicates);
