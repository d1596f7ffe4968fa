using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>A process that asked.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Comm">Its name.</param>
/// <param name="Uid">User id.</param>
/// <param name="Exe">The file that it ran; null where it was gone too soon, or is a thread of the kernel.</param>
/// <param name="Cgroup">Its cgroup.</param>
/// <param name="StartedMicroseconds">When it began, counted from the boot of the kernel; exact to a hundredth of a second.</param>
/// <param name="Requests">How many it made.</param>
/// <param name="Duplicates">How many of them were answered by somebody else's load: joined, live, remembered.</param>
/// <param name="WaitMicroseconds">How long they waited together.</param>
/// <param name="Lineage">Those above it, in words: <c>sh[480] &lt; make[300] &lt; systemd[1]</c>; "-" for none.</param>
/// <param name="Parents">The same: its parent, that one's parent and so on, as far as they were still there.</param>
public sealed record ProcessSummary(
    int Pid,
    string Comm,
    int Uid,
    string? Exe,
    string? Cgroup,
    long StartedMicroseconds,
    long Requests,
    long Duplicates,
    long WaitMicroseconds,
    string Lineage,
    ImmutableArray<ParentSummary> Parents);
