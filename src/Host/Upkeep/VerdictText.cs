using System.Text;
using ActorLoad.Host.Reports;

namespace ActorLoad.Host.Upkeep;

/// <summary>A verdict for people.</summary>
internal static class VerdictText
{
    internal static string Of(JournalVerdict verdict, int columns)
    {
        var text = new StringBuilder();
        var table = new TextTable("BOOT", ">ROWS", ">REQUESTS", ">LOADS", ">RUNS", ">KILLED", ">LOST", ">UNKNOWN");
        foreach (var boot in verdict.Boots)
        {
            table.Add(
                boot.Stream,
                Amounts.Count(boot.Rows),
                Amounts.Count(boot.Requests),
                Amounts.Count(boot.Loads),
                Amounts.Count(boot.Runs),
                Amounts.Count(boot.Killed),
                Amounts.Count(boot.Lost),
                Amounts.Count(boot.Unknown));
        }

        table.Write(text, columns);
        text.Append('\n');
        foreach (var note in verdict.Notes)
        {
            Prose.Write(text, $"note: {note}", columns);
        }

        foreach (var problem in verdict.Problems)
        {
            Prose.Write(text, TextTable.Printable($"wrong: {problem}"), columns);
        }

        Prose.Write(text, $"{verdict.Journal}: {(verdict.Whole ? "whole" : $"not whole, {verdict.Problems.Count} problems")}", columns);
        return text.ToString();
    }
}
