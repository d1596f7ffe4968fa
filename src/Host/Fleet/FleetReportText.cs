using System.Text;
using ActorLoad.Host.Reports;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Host.Fleet;

/// <summary>A fleet's report, for people.</summary>
internal static class FleetReportText
{
    /// <summary>Writes it.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="server">Where it is from.</param>
    /// <param name="columns">How wide lines may be; 0 for as wide as they are.</param>
    internal static string Of(FleetReport report, string server, int columns)
    {
        var text = new StringBuilder();
        Prose.Write(text, $"fleet {server}{(report.Since is { } since ? $", boots since {Amounts.Moment(since)} UTC" : string.Empty)}", columns);
        text.Append('\n');
        Head(text, report.Totals, columns);
        Groups(text, "duplicates by kernel", "KERNEL", report.Kernels, columns);
        Groups(text, "duplicates by hardware", "HARDWARE", report.Hardware, columns);
        Modules(text, report.Modules, columns);
        Slowest(text, report.Slowest, columns);
        Differing(text, report.Differing, columns);
        return text.ToString();
    }

    private static void Head(StringBuilder text, FleetTotals totals, int columns)
    {
        Prose.Write(text, $"machines  {Amounts.Count(totals.Machines)}, {Amounts.Count(totals.Boots)} boots{(totals.Observed > 0 ? $", of which {Amounts.Count(totals.Observed)} were observed" : string.Empty)}", columns);
        Prose.Write(text, $"requests  {Amounts.Count(totals.Requests)}: {Amounts.Count(totals.Duplicates)} duplicates, {Amounts.Count(totals.Failed)} failed", columns);
        Prose.Write(text, $"kernel    {Amounts.Count(totals.Calls)} calls, {Amounts.Count(totals.DuplicateCalls)} of them duplicates; {Amounts.Bytes(totals.BytesInVain)} of files read in vain", columns);
        Prose.Write(
            text,
            $"avoided   up to {Amounts.Count(totals.AvoidedCalls)} calls, {Amounts.Bytes(totals.AvoidedBytes)} of files; by the kernel's accounting {Amounts.Bytes(totals.AvoidedKernelBytes)}",
            columns);
        Prose.Write(text, $"waited    {Amounts.Time(totals.Waited)} in all", columns);
        if (totals.Lost > 0)
        {
            Prose.Write(text, $"missing   {Amounts.Count(totals.Lost)} events that the machines' journals lost", columns);
        }
    }

    private static void Groups(StringBuilder text, string title, string key, IReadOnlyCollection<FleetGroup> groups, int columns)
    {
        var table = new TextTable(key, ">MACHINES", ">BOOTS", ">REQUESTS", ">DUPLICATES", ">CALLS", ">OF THEM DUPLICATES", ">IN VAIN", ">AVOIDED", ">SAVED", ">WAITED", ">FAILED");
        foreach (var (name, totals) in groups)
        {
            table.Add(
                name.Length == 0 ? "-" : name,
                Amounts.Count(totals.Machines),
                Amounts.Count(totals.Boots),
                Amounts.Count(totals.Requests),
                Amounts.Count(totals.Duplicates),
                Amounts.Count(totals.Calls),
                Amounts.Count(totals.DuplicateCalls),
                Amounts.Bytes(totals.BytesInVain),
                Amounts.Count(totals.AvoidedCalls),
                Amounts.Bytes(totals.AvoidedBytes),
                Amounts.Time(totals.Waited),
                Amounts.Count(totals.Failed));
        }

        Section(text, title, groups.Count, table, columns);
    }

    private static void Modules(StringBuilder text, IReadOnlyCollection<FleetModule> modules, int columns)
    {
        var table = new TextTable("MODULE", ">BOOTS", ">REQUESTS", ">DUPLICATES", ">CALLS", ">OF THEM DUPLICATES", ">IN VAIN", ">AVOIDED", ">SAVED", ">FAILED IN");
        foreach (var module in modules)
        {
            table.Add(
                module.Name,
                Amounts.Count(module.Boots),
                Amounts.Count(module.Requests),
                Amounts.Count(module.Duplicates),
                Amounts.Count(module.Calls),
                Amounts.Count(module.DuplicateCalls),
                Amounts.Bytes(module.BytesInVain),
                Amounts.Count(module.AvoidedCalls),
                Amounts.Bytes(module.AvoidedBytes),
                Amounts.Count(module.Failed));
        }

        Section(text, "duplicates by module", modules.Count, table, columns);
    }

    private static void Slowest(StringBuilder text, IReadOnlyCollection<FleetModule> modules, int columns)
    {
        var table = new TextTable("MODULE", ">BOOTS", ">ON AVERAGE", ">LONGEST");
        foreach (var module in modules)
        {
            table.Add(module.Name, Amounts.Count(module.Boots), Amounts.Time(module.Mean), Amounts.Time(module.Longest));
        }

        Section(text, "slowest modules", modules.Count, table, columns);
    }

    private static void Differing(StringBuilder text, IReadOnlyCollection<FleetDifference> differences, int columns)
    {
        var table = new TextTable("MACHINE", "NAME", "MODULE", "HERE", ">HAVE IT", ">USUALLY", "KERNEL", "HARDWARE");
        foreach (var one in differences)
        {
            table.Add(
                one.Machine,
                one.Name,
                one.Module,
                Here(one),
                $"{Amounts.Count(one.Having)} of {Amounts.Count(one.Peers)}",
                Amounts.Time(one.Usual),
                one.Kernel,
                one.Hardware);
        }

        Section(text, "machines that differ from their like, in their last boot", differences.Count, table, columns);
    }

    private static string Here(FleetDifference one) => one.What switch
    {
        "failed" => $"failed: {Errno.Name(one.Errno)}",
        "slower" => $"slower: {Amounts.Time(one.Microseconds)}",
        var what => what,
    };

    private static void Section(StringBuilder text, string title, int count, TextTable table, int columns)
    {
        text.Append('\n').Append(title).Append(count == 0 ? ": none\n" : "\n");
        if (count > 0)
        {
            table.Write(text, columns);
        }
    }
}
