using System.Text;
using ActorLoad.Actors.Boots.Summaries;

namespace ActorLoad.Host.Reports;

/// <summary>What is different between two boots, for people.</summary>
internal static class DiffText
{
    internal static string Of(BootDiff diff, int columns)
    {
        var text = new StringBuilder();
        Marks(diff).Write(text, columns);
        Modules(text, "new", diff.New, columns);
        Modules(text, "gone", diff.Gone, columns);
        var slower = new TextTable("MODULE", ">BEFORE", ">AFTER");
        foreach (var module in diff.Slower)
        {
            slower.Add(module.Name, Amounts.Time(module.Before), Amounts.Time(module.After));
        }

        Section(text, "slower", diff.Slower.Length, slower, columns);
        var failed = new TextTable("MODULE", "ERROR", "STAGE", "LED BY", "REASON");
        foreach (var failure in diff.Failed)
        {
            failed.Add(
                failure.Name, failure.ErrnoName, failure.Stage ?? "-", failure.LedBy ?? "-", failure.Detail ?? Interop.Kernel.Errno.Text(failure.Errno));
        }

        Section(text, "failed", diff.Failed.Length, failed, columns);
        return text.ToString();
    }

    private static TextTable Marks(BootDiff diff)
    {
        var table = new TextTable("", "BOOT ID", "FIRST (UTC)", "LINUX", ">REQUESTS", ">CALLS", ">AVOIDED", ">FAILED", ">LOADING", ">WAITED");
        foreach (var (name, mark) in new[] { ("before", diff.Before), ("after", diff.After) })
        {
            table.Add(
                name,
                mark.Boot,
                Amounts.Moment(mark.First),
                mark.KernelRelease ?? "-",
                Amounts.Count(mark.Requests),
                Amounts.Count(mark.Calls),
                Amounts.Count(mark.CallsAvoided),
                Amounts.Count(mark.Failed),
                Amounts.Time(mark.LoadMicroseconds),
                Amounts.Time(mark.WaitMicroseconds));
        }

        return table;
    }

    private static void Modules(StringBuilder text, string title, IReadOnlyCollection<ModuleSummary> modules, int columns)
    {
        var table = new TextTable("MODULE", "STATE", ">TIME", "LED BY");
        foreach (var module in modules)
        {
            table.Add(module.Name, module.State, Amounts.Time(module.Microseconds), module.LedBy ?? "-");
        }

        Section(text, title, modules.Count, table, columns);
    }

    private static void Section(StringBuilder text, string title, int count, TextTable table, int columns)
    {
        text.Append('\n').Append(title).Append(count == 0 ? ": none\n" : "\n");
        if (count > 0)
        {
            table.Write(text, columns);
        }
    }
}
