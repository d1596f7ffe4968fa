using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Adds up the calls that others made.</summary>
internal static class ObservedTable
{
    /// <summary>Null for a boot in which nothing was observed.</summary>
    internal static ObservedSummary? Of(BootStory story)
    {
        if (story.Observed.Length == 0 && story.TraceLost.Length == 0 && !story.Runs.Any(run => run.Mode is not null))
        {
            return null;
        }

        BootAttempt[] calls = [.. story.Observed.Select(BootAttempt.Of)];
        var (totals, parts) = (CallTotals.Of(calls), ChargeTable.Of(story.Runs.LastOrDefault()?.KernelRelease, calls));
        ObservedCall[] vain = [.. story.Observed.Where(call => call.Fate != CallFate.Live)];
        return new ObservedSummary(
            totals.Calls,
            totals.Live,
            totals.Duplicates,
            totals.Merged,
            totals.Failed,
            totals.FileBytesInVain,
            parts.Values.Sum(part => part.Bytes),
            parts,
            story.TraceLost.Length > 0 || vain.Any(call => call.FileBytes == 0 || call.Path?.EndsWith(".ko", StringComparison.Ordinal) != true),
            story.TraceLost.Sum(loss => loss.Events),
            story.TraceLost.Length > 0,
            vain.Sum(call => call.Microseconds),
            Groups(story),
            By(story, call => call.Name ?? "?"),
            [.. vain.OrderBy(call => call.At).Select(Describe)]);
    }

    private static ObservedGroups Groups(BootStory story) => new(
        By(story, call => Words.Of(call.Requester.Kind)),
        By(story, call => call.Bus),
        By(story, call => call.Requester.Subsystem),
        By(story, call => call.Requester.Devpath),
        By(story, call => call.Cpu.ToString(CultureInfo.InvariantCulture)),
        By(story, call => $"{call.Requester.Comm}[{call.Requester.Pid}]"));

    private static ImmutableArray<ObservedGroup> By(BootStory story, Func<ObservedCall, string?> key)
    {
        var groups = new Dictionary<string, ObservedGroup>(StringComparer.Ordinal);
        foreach (var call in story.Observed)
        {
            if (key(call) is { } name)
            {
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, name, out _);
                group = Add(group ?? new ObservedGroup(name, 0, 0, 0, 0, 0, 0), call);
            }
        }

        return [.. groups.Values
            .OrderByDescending(group => group.Duplicates)
            .ThenByDescending(group => group.Calls)
            .ThenBy(group => group.Key, StringComparer.Ordinal)];
    }

    private static ObservedGroup Add(ObservedGroup group, ObservedCall call)
    {
        var all = group with { Calls = group.Calls + 1, FileBytesInVain = group.FileBytesInVain + call.FileBytesInVain };
        return call.Fate switch
        {
            CallFate.Live => all with { Live = group.Live + 1 },
            CallFate.Failed => all with { Failed = group.Failed + 1, MicrosecondsInVain = group.MicrosecondsInVain + call.Microseconds },
            _ => all with { Duplicates = group.Duplicates + 1, MicrosecondsInVain = group.MicrosecondsInVain + call.Microseconds },
        };
    }

    private static ObservedInVain Describe(ObservedCall call) => new(
        call.At,
        call.Name,
        call.Path,
        Words.Of(call.Fate),
        call.Errno == 0 ? null : Errno.Name(call.Errno),
        Words.Of(call.Requester.Kind),
        call.Describe(),
        call.Requester.Devpath,
        call.Requester.Subsystem,
        call.Bus,
        call.Cpu,
        call.Microseconds,
        call.FileBytes);
}
