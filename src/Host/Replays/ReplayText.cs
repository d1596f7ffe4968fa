using System.Text;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Reports;
using ActorLoad.Simulation.Replay;

namespace ActorLoad.Host.Replays;

/// <summary>A boot beside its replay, for people.</summary>
internal static class ReplayText
{
    private const int DifferencesShown = 10;

    internal static string Of(ReplayAnswer answer, ReplayResult result, int columns)
    {
        var text = new StringBuilder();
        text.Append($"boot {answer.Boot} of machine {answer.Machine}\n");
        text.Append($"what if: {(answer.WhatIf.IsEmpty ? "nothing is different" : string.Join(", ", answer.WhatIf.Select(TextTable.Printable)))}\n\n");
        Figures(result).Write(text, columns);
        text.Append('\n');
        text.Append(Verdict(answer, result));
        foreach (var difference in result.Differences.Take(DifferencesShown))
        {
            text.Append($"  {TextTable.Printable(Tell(difference))}\n");
        }

        return text.ToString();
    }

    private static string Verdict(ReplayAnswer answer, ReplayResult result) => result switch
    {
        { Story: null } => "each request loads for itself, as libkmod does; see docs/replay.md for what is assumed\n",
        { IsExact: true } => "calls, roles and outcomes are those that were recorded, request by request\n",
        _ => $"{Amounts.Count(answer.Differences)} of {Amounts.Count(result.Recorded.Requests)} requests were answered in another way{(answer.Differences > 0 ? ":" : string.Empty)}\n",
    };

    private static TextTable Figures(ReplayResult result)
    {
        var table = new TextTable("", ">RECORDED", ">REPLAYED", ">DIFFERENCE");
        Add("calls of the kernel", figures => figures.Calls, Amounts.Count);
        Add("  loaded", figures => figures.Loaded, Amounts.Count);
        Add("  refused", figures => figures.Refused, Amounts.Count);
        Add("bytes of files read", figures => figures.FileBytes, Amounts.Bytes);
        Add("requests", figures => figures.Requests, Amounts.Count);
        if (result.Story is not null)
        {
            foreach (var role in Enum.GetValues<Role>().Where(role => Either(figures => figures.Roles.ContainsKey(role))))
            {
                Add($"  {Word(role)}", figures => figures.Roles.GetValueOrDefault(role), Amounts.Count);
            }

            foreach (var outcome in Enum.GetValues<Outcome>().Where(outcome => Either(figures => figures.Outcomes.ContainsKey(outcome))))
            {
                Add($"  came to: {Word(outcome)}", figures => figures.Outcomes.GetValueOrDefault(outcome), Amounts.Count);
            }
        }

        Add("waited in all", figures => figures.WaitMicroseconds, Amounts.Time);
        Add("longest wait", figures => figures.LongestWaitMicroseconds, Amounts.Time);
        Add("first request to last answer", figures => figures.TotalMicroseconds, Amounts.Time);
        return table;

        bool Either(Func<ReplayFigures, bool> has) => has(result.Recorded) || has(result.Replayed);

        void Add(string name, Func<ReplayFigures, long> value, Func<long, string> write)
        {
            var (before, after) = (value(result.Recorded), value(result.Replayed));
            table.Add(name, write(before), write(after), before == after ? "" : after > before ? "+" + write(after - before) : "-" + write(before - after));
        }
    }

    private static string Tell(ReplayDifference difference)
    {
        var (before, after) = (difference.Recorded, difference.Replayed);
        return $"{before.Spec} by {before.Requester.Describe()}: {Word(before.Role)}, {Word(before.Outcome)} -> "
            + (after is { } now ? $"{Word(now.Role)}, {Word(now.Outcome)}" : "no answer");
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
