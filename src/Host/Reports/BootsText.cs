using System.Text;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Host.Ledgers;

namespace ActorLoad.Host.Reports;

/// <summary>The boots of a journal, for people.</summary>
internal static class BootsText
{
    internal static string Of(IReadOnlyList<BootEntry> boots, int columns)
    {
        var observed = boots.Any(boot => boot.Observed is not null);
        string[] others = observed ? [">CALLS OF OTHERS", ">DUPLICATES", ">IN VAIN"] : [];
        var table = new TextTable([">IDX", "BOOT ID", ">FIRST (UTC)", ">LAST (UTC)", "MODE", ">REQUESTS", ">LOADS", ">RUNS", .. others, "MACHINE"]);
        foreach (var boot in boots)
        {
            table.Add(
            [
                Amounts.Count(boot.Index),
                boot.Boot,
                Amounts.Moment(boot.First),
                Amounts.Moment(boot.Last),
                boot.Mode ?? "-",
                Amounts.Count(boot.Requests),
                Amounts.Count(boot.Loads),
                Amounts.Count(boot.Runs),
                .. observed ? Others(boot.Observed) : [],
                boot.Machine,
            ]);
        }

        var text = new StringBuilder();
        table.Write(text, columns);
        return text.ToString();
    }

    private static string[] Others(CallTotals? calls) =>
        calls is null ? ["-", "-", "-"] : [Amounts.Count(calls.Calls), Amounts.Count(calls.Duplicates), Amounts.Bytes(calls.FileBytesInVain)];
}
