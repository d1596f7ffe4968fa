namespace ActorLoad.Demo;

/// <summary>Whether all is as promised, and the sentences that say so.</summary>
internal sealed class Verdict
{
    public Verdict(GuestReport report, LedgerView ledger, TraceCounts trace)
    {
        var requests = report.Storms.Sum(storm => storm.Requests);
        var answered = report.Storms.Sum(storm => storm.Answered);
        var files = ledger.Started.Select(load => load.Path).Distinct(StringComparer.Ordinal).Count();
        var errors = report.Storms.SelectMany(storm => storm.Errors).ToList();
        string?[] wrong =
        [
            answered == requests ? null : $"{requests - answered} requests have no answer",
            ledger.Requests.Count == requests ? null : $"the ledger has {ledger.Requests.Count} requests",
            trace.Total == files ? null : $"strace counted {trace.Total} calls for {files} files",
            report.Status.KernelCalls == trace.Total ? null : $"the service counted {report.Status.KernelCalls} calls, strace {trace.Total}",
            report.StopStatus == 0 ? null : $"actorloadd ended with status {report.StopStatus}",
            .. errors.Select(error => $"{error.Value} times: {error.Key}"),
        ];
        var complaints = wrong.OfType<string>().ToList();
        Good = complaints.Count == 0;
        var seconds = report.Storms.Sum(storm => storm.Milliseconds) / 1000.0;
        var roles = ledger.Counts.Requests.Select(role => $"{role.Value} {role.Key.ToString().ToLowerInvariant()}");
        Lines =
        [
            $"{answered} of {requests} requests answered in {seconds:F1} s: {string.Join(", ", roles)}.",
            $"{trace.Total} calls of finit_module by strace's count, {report.Status.KernelCalls} by the service's, for {files} files, on Linux {report.KernelRelease}.",
            Good
                ? "Every file was handed to the kernel once, whoever asked and however often, and the ledger knows who it was."
                : $"Not as promised: {string.Join("; ", complaints)}.",
        ];
    }

    /// <summary>Every request was answered, and there was one call for each file.</summary>
    public bool Good { get; }

    /// <summary>What to say.</summary>
    public IReadOnlyList<string> Lines { get; }
}
