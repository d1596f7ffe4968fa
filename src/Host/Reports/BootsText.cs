using System.Text;
using ActorLoad.Host.Ledgers;

namespace ActorLoad.Host.Reports;

/// <summary>The boots of a journal, for people.</summary>
internal static class BootsText
{
    internal static string Of(IReadOnlyList<BootEntry> boots, int columns)
    {
        var table = new TextTable(">IDX", "BOOT ID", ">FIRST (UTC)", ">LAST (UTC)", ">REQUESTS", ">LOADS", ">RUNS", "MACHINE");
        foreach (var boot in boots)
        {
            table.Add(
                Amounts.Count(boot.Index),
                boot.Boot,
                Amounts.Moment(boot.First),
                Amounts.Moment(boot.Last),
                Amounts.Count(boot.Requests),
                Amounts.Count(boot.Loads),
                Amounts.Count(boot.Runs),
                boot.Machine);
        }

        var text = new StringBuilder();
        table.Write(text, columns);
        return text.ToString();
    }
}
