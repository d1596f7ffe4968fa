namespace ActorLoad.Host.Fleet;

/// <summary>A module over all boots.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Boots">Boots in which it was asked for or loaded.</param>
/// <param name="Failed">Boots in which its last load failed.</param>
/// <param name="Calls">Calls of the kernel for it.</param>
/// <param name="Requests">Requests that named it.</param>
/// <param name="Duplicates">Those that somebody else's load answered.</param>
/// <param name="AvoidedCalls">Calls that converging avoided, at most.</param>
/// <param name="AvoidedBytes">Bytes of files that were not read for them.</param>
/// <param name="DuplicateCalls">Calls that were duplicates.</param>
/// <param name="BytesInVain">Bytes of its file that duplicates and failed calls had the kernel read.</param>
/// <param name="Mean">How long its loads take in a boot, on average over the boots in which the kernel was called for it.</param>
/// <param name="Longest">In the worst boot.</param>
internal sealed record FleetModule(
    string Name,
    long Boots,
    long Failed,
    long Calls,
    long Requests,
    long Duplicates,
    long AvoidedCalls,
    long AvoidedBytes,
    long DuplicateCalls,
    long BytesInVain,
    long Mean,
    long Longest);
