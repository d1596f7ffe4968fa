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
        var (before, after) = (diff.Before, diff.After);
        var table = new TextTable("", "BEFORE", "AFTER", ">CHANGE");
        table.Add("boot", before.Boot, after.Boot, string.Empty);
        table.Add("first (UTC)", Amounts.Moment(before.First), Amounts.Moment(after.First), string.Empty);
        table.Add("Linux", before.KernelRelease ?? "-", after.KernelRelease ?? "-", string.Empty);
        table.Add("mode", before.Mode ?? "-", after.Mode ?? "-", string.Empty);
        Figure(table, "requests", before.Requests, after.Requests, Amounts.Count);
        Figure(table, "calls", before.Calls, after.Calls, Amounts.Count);
        Figure(table, "duplicates", before.Duplicates, after.Duplicates, Amounts.Count);
        Figure(table, "in vain", before.FileBytesInVain, after.FileBytesInVain, Amounts.Bytes);
        Figure(table, "avoided", before.CallsAvoided, after.CallsAvoided, Amounts.Count);
        Figure(table, "failed", before.Failed, after.Failed, Amounts.Count);
        Figure(table, "loading", before.LoadMicroseconds, after.LoadMicroseconds, Amounts.Time);
        Figure(table, "waited", before.WaitMicroseconds, after.WaitMicroseconds, Amounts.Time);
        return table;
    }

    private static void Figure(TextTable table, string name, long before, long after, Func<long, string> show) => table.Add(
        name, show(before), show(after), after == before ? "=" : (after > before ? "+" : "-") + show(Math.Abs(after - before)));

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
