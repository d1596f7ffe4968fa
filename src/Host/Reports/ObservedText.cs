using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ActorLoad.Actors.Boots.Summaries;

namespace ActorLoad.Host.Reports;

/// <summary>What others loaded while the service looked on, for a terminal.</summary>
internal static class ObservedText
{
    private const int GroupsShown = 8;
    private const int CallsShown = 1000;

    internal static string Of(ObservedSummary observed, int columns)
    {
        var text = new StringBuilder("\n");
        var least = observed.MayMissCalls ? "at least " : string.Empty;
        var merged = observed.Merged > 0 ? $" ({Amounts.Count(observed.Merged)} merged by the kernel)" : string.Empty;
        Prose.Write(text, $"observed  {least}{Amounts.Count(observed.Calls)} calls of others: {Amounts.Count(observed.Live)} live, {Amounts.Count(observed.Duplicates)} duplicates{merged}, {Amounts.Count(observed.Failed)} failed", columns);
        Prose.Write(text, $"in vain   {(observed.IsLeast ? "at least " : string.Empty)}{Amounts.Bytes(observed.FileBytesInVain)} of files; by the kernel's accounting {Amounts.Bytes(observed.KernelBytesInVain)}: {Charges(observed)}; {Amounts.Time(observed.MicrosecondsInVain)} of calls", columns);
        Groups(text, "module", observed.Modules, int.MaxValue, columns);
        Groups(text, "source", observed.By.Source, GroupsShown, columns);
        Groups(text, "bus", observed.By.Bus, GroupsShown, columns);
        Groups(text, "subsystem", observed.By.Subsystem, GroupsShown, columns);
        Groups(text, "device", observed.By.Device, GroupsShown, columns);
        Groups(text, "cpu", observed.By.Cpu, int.MaxValue, columns);
        Groups(text, "requester", observed.By.Requester, GroupsShown, columns);
        Calls(text, observed.InVainCalls, columns);
        return text.ToString();
    }

    private static void Groups(StringBuilder text, string by, ImmutableArray<ObservedGroup> groups, int shown, int columns)
    {
        var table = new TextTable(by.ToUpperInvariant(), ">CALLS", ">LIVE", ">DUPLICATES", ">FAILED", ">IN VAIN", ">TIME IN VAIN");
        foreach (var group in groups.Take(shown))
        {
            table.Add(
                group.Key,
                Amounts.Count(group.Calls),
                Amounts.Count(group.Live),
                Amounts.Count(group.Duplicates),
                Amounts.Count(group.Failed),
                Amounts.Bytes(group.FileBytesInVain),
                Amounts.Time(group.MicrosecondsInVain));
        }

        table.WriteSection(text, $"calls of others by {by}", groups.Length, shown, columns);
    }

    private static void Calls(StringBuilder text, ImmutableArray<ObservedInVain> calls, int columns)
    {
        var table = new TextTable("TIME (UTC)", "MODULE", "RESULT", "BUS", "DEVICE", "REQUESTER", ">CPU", ">TIME");
        foreach (var call in calls.Take(CallsShown))
        {
            table.Add(
                call.At.UtcDateTime.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
                call.Name ?? "?",
                call.ErrnoName ?? call.Fate,
                call.Bus ?? "-",
                call.Device ?? "-",
                call.Requester,
                Amounts.Count(call.Cpu),
                Amounts.Time(call.Microseconds));
        }

        table.WriteSection(text, "duplicates and failures, each", calls.Length, CallsShown, columns);
    }

    private static string Charges(ObservedSummary observed) =>
        string.Join(", ", observed.InVain.Where(part => part.Value.Calls > 0).Select(part => $"{part.Key} {Amounts.Count(part.Value.Calls)}")) is { Length: > 0 } parts
            ? parts
            : "none";
}
