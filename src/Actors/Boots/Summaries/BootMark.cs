namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>One side of a comparison.</summary>
/// <param name="Machine">Machine id.</param>
/// <param name="Boot">Boot id.</param>
/// <param name="First">When its first event happened.</param>
/// <param name="KernelRelease">As uname -r says it; null where the journal lost it.</param>
/// <param name="Requests">Requests.</param>
/// <param name="Calls">Calls of the kernel.</param>
/// <param name="CallsAvoided">Calls that were avoided.</param>
/// <param name="Failed">Modules whose last load failed.</param>
/// <param name="LoadMicroseconds">How long all loads took together.</param>
/// <param name="WaitMicroseconds">How long all requests waited together.</param>
public sealed record BootMark(
    string Machine,
    string Boot,
    DateTimeOffset? First,
    string? KernelRelease,
    long Requests,
    long Calls,
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
        report.Requests.Total,
        report.Loads.Calls,
        report.Cost.CallsAvoided,
        report.Failed.Length,
        report.Loads.Microseconds,
        report.Cost.Waited.Total);
}
