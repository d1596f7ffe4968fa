namespace ActorLoad.Host.Fleet;

/// <summary>Sums over boots.</summary>
/// <param name="Machines">How many machines they are of.</param>
/// <param name="Boots">How many.</param>
/// <param name="Requests">Requests.</param>
/// <param name="Duplicates">Those that somebody else's load answered.</param>
/// <param name="Calls">Calls of the kernel, those of others that were observed among them.</param>
/// <param name="AvoidedCalls">Calls that converging avoided, at most.</param>
/// <param name="AvoidedBytes">Bytes of files that were not read for them.</param>
/// <param name="AvoidedKernelBytes">The same by the kernel's own accounting.</param>
/// <param name="Failed">Requests that failed.</param>
/// <param name="Waited">What all requesters waited together.</param>
/// <param name="Lost">Events that the machines' journals lost.</param>
/// <param name="Observed">Boots in which the service looked on, for a part of them at least.</param>
/// <param name="DuplicateCalls">Calls whose module was there, or being loaded by another call.</param>
/// <param name="BytesInVain">Bytes of files that duplicates and failed calls had the kernel read.</param>
internal sealed record FleetTotals(
    long Machines,
    long Boots,
    long Requests,
    long Duplicates,
    long Calls,
    long AvoidedCalls,
    long AvoidedBytes,
    long AvoidedKernelBytes,
    long Failed,
    long Waited,
    long Lost,
    long Observed,
    long DuplicateCalls,
    long BytesInVain);
