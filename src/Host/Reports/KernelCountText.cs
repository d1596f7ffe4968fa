using System.Text;
using ActorLoad.Actors.Boots.Summaries;

namespace ActorLoad.Host.Reports;

/// <summary>What the kernel counted itself, beside what the journal knows, for a terminal.</summary>
internal static class KernelCountText
{
    private const int DuplicatesShown = 15;
    private static readonly string[] Counters = ["kread", "decompress", "becoming", "load"];

    internal static string Of(KernelCountSummary counted, int columns)
    {
        var text = new StringBuilder("\n");
        var from = counted.From is { } start ? $"from {Amounts.Moment(start)}" : "since it was started";
        Prose.Write(text, $"counted   by the kernel itself, {from} until {Amounts.Moment(counted.Until)} UTC ({counted.Occasion}); {Amounts.Count(counted.Loaded)} modules loaded in all, {Amounts.Bytes(counted.ModuleBytes)} of memory", columns);
        var table = new TextTable("FAILED ON", ">CALLS", ">BYTES", ">IN THIS JOURNAL", ">BYTES", ">BEFORE", ">BYTES");
        foreach (var name in Counters)
        {
            var (kernel, before) = (counted.Failed[name], counted.Before[name]);
            var here = counted.Here.GetValueOrDefault(name);
            table.Add(
                name,
                Amounts.Count(kernel.Calls),
                Amounts.Bytes(kernel.Bytes),
                here is null ? "-" : Amounts.Count(here.Calls),
                here is null ? "-" : Amounts.Bytes(here.Bytes),
                Amounts.Count(before.Calls),
                Amounts.Bytes(before.Bytes));
        }

        table.Write(text, columns);
        Duplicates(text, counted, columns);
        return text.ToString();
    }

    private static void Duplicates(StringBuilder text, KernelCountSummary counted, int columns)
    {
        var table = new TextTable("MODULE", ">TIMES", "REFUSED AT");
        foreach (var module in counted.Duplicates.OrderByDescending(module => module.Times).Take(DuplicatesShown))
        {
            table.Add(module.Name, Amounts.Count(module.Times), module.Reason);
        }

        table.WriteSection(text, "duplicates, as the kernel counts them", counted.Duplicates.Length, DuplicatesShown, columns);
    }
}
