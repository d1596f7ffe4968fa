using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>One module over a boot.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">The file of its last load; null where it was not loaded here.</param>
/// <param name="State">
/// At the end: live, failed, loading (no end is known), gone, foreign (others loaded it), before (live without a load that is known here),
/// builtin, blacklisted, commanded (an install command ran instead), unmet, none.
/// </param>
/// <param name="Calls">Calls of the kernel for it, the service's and those of others that it observed.</param>
/// <param name="Failures">Loads that failed.</param>
/// <param name="FileBytes">Size of its file; 0 where it is not known.</param>
/// <param name="Microseconds">How long its loads took together.</param>
/// <param name="Began">When the first of them began.</param>
/// <param name="Ended">When the last of them ended.</param>
/// <param name="LedBy">Who led the last of them, in one word.</param>
/// <param name="LedByKind">Through which door that came; null where the journal lost that request.</param>
/// <param name="Requests">Requests that named it, by how they were answered; only roles that occurred.</param>
/// <param name="NeededBy">Requests of which it was a dependency.</param>
/// <param name="CallsAvoided">Calls for it that were avoided.</param>
/// <param name="FileBytesAvoided">Size of the files of these.</param>
/// <param name="WaitMicroseconds">How long the requests that named it waited together.</param>
/// <param name="DuplicateCalls">Calls for it that were duplicates: it was there, or another call was loading it.</param>
/// <param name="FileBytesInVain">Size of the files that duplicates and failed calls for it had the kernel read.</param>
public sealed record ModuleSummary(
    string Name,
    string? Path,
    string State,
    int Calls,
    int Failures,
    long FileBytes,
    long Microseconds,
    DateTimeOffset? Began,
    DateTimeOffset? Ended,
    string? LedBy,
    string? LedByKind,
    ImmutableSortedDictionary<string, long> Requests,
    long NeededBy,
    long CallsAvoided,
    long FileBytesAvoided,
    long WaitMicroseconds,
    long DuplicateCalls,
    long FileBytesInVain);
