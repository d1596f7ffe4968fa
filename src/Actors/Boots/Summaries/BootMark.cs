namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>One side of a comparison.</summary>
/// <param name="Machine">Machine id.</param>
/// <param name="Boot">Boot id.</param>
/// <param name="First">When its first event happened.</param>
/// <param name="KernelRelease">As uname -r says it; null where the journal lost it.</param>
/// <param name="Mode">converge, observe, or both; null where no run of the service is known.</param>
/// <param name="Requests">Requests.</param>
/// <param name="Calls">Calls of the kernel: the service's, and those of others that it observed.</param>
/// <param name="Duplicates">Those whose module was there, or being loaded by another call.</param>
/// <param name="FileBytesInVain">Size of the files that duplicates and failed calls had the kernel read.</param>
/// <param name="CallsAvoided">Calls that were avoided.</param>
/// <param name="Failed">Modules whose last load failed.</param>
/// <param name="LoadMicroseconds">How long all loads took together.</param>
/// <param name="WaitMicroseconds">How long all requests waited together.</param>
public sealed record BootMark(
    string Machine,
    string Boot,
    DateTimeOffset? First,
    string? KernelRelease,
    string? Mode,
    long Requests,
    long Calls,
    long Duplicates,
    long FileBytesInVain,
    long CallsAvoided,
    int Failed,
    long LoadMicroseconds,
    long WaitMicroseconds)
{
    internal static BootMark Of(BootReport report) => new(
        report.Machine,
        report.Boot,
        report.First,
        report.Runs.LastOrDefault()?.KernelRelease,
        BootMode.Of(report.Runs),
        report.Requests.Total,
        report.Calls.Calls,
        report.Calls.Duplicates,
        report.Calls.FileBytesInVain,
        report.Cost.CallsAvoided,
        report.Failed.Length,
        report.Loads.Microseconds,
        report.Cost.Waited.Total);
}
