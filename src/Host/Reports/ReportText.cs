using System.Collections.Immutable;
using System.Text;
using ActorLoad.Actors.Boots.Summaries;

namespace ActorLoad.Host.Reports;

/// <summary>A report for a terminal.</summary>
/// <param name="columns">How wide lines may be; 0 for as wide as they are.</param>
internal sealed class ReportText(int columns)
{
    private const int GroupsShown = 8;
    private const int SlowestShown = 10;
    private const int UnmetShown = 15;
    private const int AskersShown = 15;
    private const int ProcessesShown = 10;

    private readonly StringBuilder _text = new();

    /// <summary>The whole report.</summary>
    internal static string Of(BootReport report, int columns)
    {
        var text = new ReportText(columns);
        text.Head(report);
        if (report.Observed is { } observed)
        {
            text._text.Append(ObservedText.Of(observed, columns));
        }

        // What others loaded is said above, module by module.
        var isOwn = report.Observed is null || report.Requests.Total + report.Loads.Begun > 0;
        if (isOwn)
        {
            text.Totals(report);
        }

        if (report.Counted is { } counted)
        {
            text._text.Append(KernelCountText.Of(counted, columns));
        }

        if (report.Preload is { } preload)
        {
            text._text.Append(PreloadText.Of(preload, columns));
        }

        if (isOwn)
        {
            text.Modules(report.Modules);
        }

        text.Groups("source", report.Duplicates.Source);
        text.Groups("bus", report.Duplicates.Bus);
        text.Groups("subsystem", report.Duplicates.Subsystem);
        text.Groups("device", report.Duplicates.Device);
        text.Groups("cpu", report.Duplicates.Cpu);
        text.Groups("requester", report.Duplicates.Requester);
        text.Groups("driver", report.Duplicates.Driver);
        text.Groups("event", report.Duplicates.Event);
        text.Groups("lineage", report.Duplicates.Lineage);
        text.Slowest(report.Slowest);
        text.Failed(report.Failed);
        text.Unmet(report.Unmet);
        text.Kernel(report.KernelAsked);
        text.Processes(report.Processes);
        text.Others(report);
        text._text.Append(MissingText.Of(report.Missing, columns));
        return text._text.ToString();
    }

    private void Head(BootReport report)
    {
        Line($"boot {report.Boot} of machine {report.Machine}");
        Line($"{Amounts.Moment(report.First)} to {Amounts.Moment(report.Last)} UTC");
        foreach (var run in report.Runs)
        {
            var end = run.Stopped is { } stopped ? $"until {Amounts.Moment(stopped)} ({run.StopReason})" : "no orderly end is known";
            Line($"actorloadd {run.Version}, pid {run.Pid}, Linux {run.KernelRelease}, from {Amounts.Moment(run.Started)}, {end}");
        }
    }

    private void Totals(BootReport report)
    {
        var (requests, loads, cost) = (report.Requests, report.Loads, report.Cost);
        var roles = string.Join(", ", Roles.InOrder.Select(role => $"{Amounts.Count(requests.Roles[role])} {role}"));
        _text.Append('\n');
        Line($"requests  {Amounts.Count(requests.Total)}: {roles}, {Amounts.Count(requests.Left)} left before the answer");
        Line($"kernel    {Amounts.Count(loads.Calls)} calls; {Amounts.Count(loads.Live)} loads live ({Amounts.Bytes(loads.FileBytes)}), {Amounts.Count(loads.Failed)} failed, {Amounts.Count(loads.Open)} without an end");
        Line($"avoided   up to {Amounts.Count(cost.CallsAvoided)} calls, {Amounts.Bytes(cost.FileBytesAvoided)} of files; by the kernel's accounting {Amounts.Bytes(cost.KernelBytesAvoided)}: {Charges(cost)}{Packed(cost)}");
        Line($"          {Amounts.Count(cost.AnsweredLive)} requests found all live: no call, but a process and a look-up each");
        Line($"waited    {Amounts.Time(cost.Waited.Total)} in all; median {Amounts.Time(cost.Waited.Median)}, 99 % within {Amounts.Time(cost.Waited.Percentile99)}, longest {Amounts.Time(cost.Waited.Longest)}");
    }

    private void Modules(ImmutableArray<ModuleSummary> modules)
    {
        var table = new TextTable("MODULE", "STATE", ">CALLS", ">REQUESTS", ">AVOIDED", ">SAVED", ">TIME", "LED BY");
        foreach (var module in modules)
        {
            table.Add(
                module.Name,
                module.State,
                Amounts.Count(module.Calls),
                Amounts.Count(module.Requests.Values.Sum()),
                Amounts.Count(module.CallsAvoided),
                Amounts.Bytes(module.FileBytesAvoided),
                Amounts.Time(module.Microseconds),
                module.LedBy ?? "-");
        }

        Section("modules", modules.Length, modules.Length, table);
    }

    private void Groups(string by, ImmutableArray<DuplicateGroup> groups)
    {
        var table = new TextTable(by.ToUpperInvariant(), ">REQUESTS", ">DUPLICATES", ">AVOIDED", ">SAVED", ">WAITED");
        var shown = groups.Where(group => group.Duplicates > 0).ToArray();
        foreach (var group in shown.Take(GroupsShown))
        {
            table.Add(
                group.Key,
                Amounts.Count(group.Requests),
                Amounts.Count(group.Duplicates),
                Amounts.Count(group.CallsAvoided),
                Amounts.Bytes(group.FileBytesAvoided),
                Amounts.Time(group.WaitMicroseconds));
        }

        Section($"duplicates by {by}", shown.Length, GroupsShown, table);
    }

    private void Slowest(ImmutableArray<LoadSummary> loads)
    {
        var table = new TextTable("MODULE", ">TIME", ">WAITERS", "RESULT", "LED BY");
        foreach (var load in loads.Take(SlowestShown))
        {
            table.Add(
                load.Name, Amounts.Time(load.Microseconds), Amounts.Count(load.Waiters), load.Errno == 0 ? "live" : Interop.Kernel.Errno.Name(load.Errno), load.LedBy ?? "-");
        }

        Section("slowest loads", loads.Length, SlowestShown, table);
    }

    private void Failed(ImmutableArray<FailureSummary> failed)
    {
        var table = new TextTable("MODULE", "ERROR", "STAGE", ">CALLS", "LED BY", "REASON");
        foreach (var failure in failed)
        {
            table.Add(
                failure.Name,
                failure.ErrnoName,
                failure.Stage ?? "-",
                Amounts.Count(failure.Calls),
                failure.LedBy ?? "-",
                failure.Detail ?? Interop.Kernel.Errno.Text(failure.Errno));
        }

        Section("failed", failed.Length, failed.Length, table);
    }

    private void Unmet(ImmutableArray<UnmetSummary> unmet)
    {
        var table = new TextTable("NOTHING PROVIDES", ">REQUESTS", "SOURCES", "FIRST ASKED BY");
        foreach (var spec in unmet.Take(UnmetShown))
        {
            table.Add(spec.Spec, Amounts.Count(spec.Requests), string.Join(',', spec.Sources), spec.Requester);
        }

        Section("unmet", unmet.Length, UnmetShown, table);
    }

    private void Kernel(ImmutableArray<KernelAskerSummary> askers)
    {
        var table = new TextTable("KERNEL ASKED FOR", ">TIMES", "MADE TO BY", "IN", "ANSWERS TO THE KERNEL");
        foreach (var asker in askers.Take(AskersShown))
        {
            table.Add(
                asker.Name,
                Amounts.Count(asker.Asked),
                asker.Comm,
                asker.CallSite,
                asker.Answers.IsEmpty ? "-" : string.Join(", ", asker.Answers.Select(answer => $"{Amounts.Count(answer.Value)} {answer.Key}")));
        }

        Section("who made the kernel ask", askers.Length, AskersShown, table);
    }

    private void Processes(ImmutableArray<ProcessSummary> processes)
    {
        var table = new TextTable("PROCESS", ">REQUESTS", ">DUPLICATES", ">WAITED", ">BEGAN", "RUNS", "FROM");
        foreach (var process in processes.Take(ProcessesShown))
        {
            table.Add(
                $"{process.Comm}[{process.Pid}]",
                Amounts.Count(process.Requests),
                Amounts.Count(process.Duplicates),
                Amounts.Time(process.WaitMicroseconds),
                Amounts.Time(process.StartedMicroseconds),
                process.Exe ?? "-",
                process.Lineage);
        }

        Section("processes that asked most, and when after the boot they began", processes.Length, ProcessesShown, table);
    }

    private void Others(BootReport report)
    {
        var table = new TextTable("TIME (UTC)", "MODULE", "WHAT");
        foreach (var (at, name, what) in report.Foreign.Select(e => (e.At, e.Name, $"loaded by others (SEQNUM {e.Seqnum})"))
            .Concat(report.Gone.Select(e => (e.At, e.Name, "found removed")))
            .Concat(report.Slow.Select(e => (e.At, e.Name, $"loading for {Amounts.Time(e.Microseconds)}, {e.Waiting} wait")))
            .Concat(report.Coldplugs.Select(walk => (At: walk.Started, Name: "-", Describe(walk))))
            .OrderBy(entry => entry.At))
        {
            table.Add(Amounts.Moment(at), name, what);
        }

        var count = report.Foreign.Length + report.Gone.Length + report.Slow.Length + report.Coldplugs.Length;
        Section("also happened", count, count, table);
    }

    private static string Describe(ColdplugSummary walk) => walk.Microseconds is { } took
        ? $"coldplug ({walk.Reason}): {walk.Poked} of {walk.Devices} devices asked again in {Amounts.Time(took)}, {walk.Failed} could not be"
        : $"coldplug ({walk.Reason}) without an end";

    private static string Packed(CostSummary cost) => cost.IsLeast ? " (compressed files by their packed size)" : string.Empty;

    private static string Charges(CostSummary cost) =>
        string.Join(", ", cost.Avoided.Where(part => part.Value.Calls > 0).Select(part => $"{part.Key} {Amounts.Count(part.Value.Calls)}")) is { Length: > 0 } parts
            ? parts
            : "none";

    private void Section(string title, int count, int shown, TextTable table) => table.WriteSection(_text, title, count, shown, columns);

    private void Line(string line) => Prose.Write(_text, line, columns);
}
