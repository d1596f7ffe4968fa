using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>What this boot cost, beside what it would have cost if every requester had loaded by itself as kmod does.</summary>
/// <param name="Calls">Calls of the kernel that were made.</param>
/// <param name="CallsAvoided">
/// Calls that requests shared instead of making them: at most, because every requester is taken to have a CPU of its own. On few CPUs a
/// part of them would have come late enough to find the module live.
/// </param>
/// <param name="FileBytesAvoided">Size of the files of these calls.</param>
/// <param name="KernelBytesAvoided">What the kernel's own accounting (kernel/module/stats.c) would have counted as wasted for them.</param>
/// <param name="Avoided">The same by where the kernel counts it: becoming, load, init (counted nowhere), merged (from 6.5 on).</param>
/// <param name="IsLeast">
/// A part of the files is compressed, so that the kernel would have unpacked it as well, or of unknown size: the bytes are at least these.
/// </param>
/// <param name="AnsweredLive">Requests that found all loaded: for kmod a process and a look-up, but no call.</param>
/// <param name="Waited">How long requesters waited.</param>
public sealed record CostSummary(
    long Calls,
    long CallsAvoided,
    long FileBytesAvoided,
    long KernelBytesAvoided,
    ImmutableSortedDictionary<string, CostPart> Avoided,
    bool IsLeast,
    long AnsweredLive,
    WaitSummary Waited);
