using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using ActorLoad.Actors.Boots.Cost;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Observing;
using ActorLoad.Actors.Requests;
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

        var release = story.Runs.LastOrDefault()?.KernelRelease;
        ObservedCall[] vain = [.. story.Observed.Where(IsInVain)];
        var parts = Enum.GetValues<KernelCharge>().ToDictionary(charge => charge, _ => new CostPart(0, 0));
        foreach (var call in vain)
        {
            var charge = KernelRules.OfObserved(release, ObservedFates.Of(call), call);
            parts[charge] = new CostPart(parts[charge].Calls + 1, parts[charge].Bytes + KernelRules.Bytes(charge, call.FileBytes));
        }

        return new ObservedSummary(
            story.Observed.Length,
            Count(story, ObservedFate.Live),
            Count(story, ObservedFate.Duplicate) + Count(story, ObservedFate.Merged),
            Count(story, ObservedFate.Merged),
            Count(story, ObservedFate.Failed),
            vain.Sum(BytesInVain),
            parts.Values.Sum(part => part.Bytes),
            parts.ToImmutableSortedDictionary(part => Words.Of(part.Key), part => part.Value, StringComparer.Ordinal),
            story.TraceLost.Length > 0 || vain.Any(call => call.FileBytes == 0 || call.Path?.EndsWith(".ko", StringComparison.Ordinal) != true),
            story.TraceLost.Sum(loss => loss.Events),
            vain.Sum(call => call.Microseconds),
            Groups(story),
            By(story, call => call.Name ?? "?"),
            [.. vain.OrderBy(call => call.At).Select(Describe)]);
    }

    private static bool IsInVain(ObservedCall call) => ObservedFates.Of(call) != ObservedFate.Live;

    private static long BytesInVain(ObservedCall call) =>
        ObservedFates.Of(call) is ObservedFate.Duplicate or ObservedFate.Failed ? call.FileBytes : 0;

    private static long Count(BootStory story, ObservedFate fate) => story.Observed.Count(call => ObservedFates.Of(call) == fate);

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
        var all = group with { Calls = group.Calls + 1, FileBytesInVain = group.FileBytesInVain + BytesInVain(call) };
        return ObservedFates.Of(call) switch
        {
            ObservedFate.Live => all with { Live = group.Live + 1 },
            ObservedFate.Failed => all with { Failed = group.Failed + 1, MicrosecondsInVain = group.MicrosecondsInVain + call.Microseconds },
            _ => all with { Duplicates = group.Duplicates + 1, MicrosecondsInVain = group.MicrosecondsInVain + call.Microseconds },
        };
    }

    private static ObservedInVain Describe(ObservedCall call) => new(
        call.At,
        call.Name,
        call.Path,
        Words.Of(ObservedFates.Of(call)),
        call.Errno == 0 ? null : Errno.Name(call.Errno),
        Words.Of(call.Requester.Kind),
        Who(call),
        call.Requester.Devpath,
        call.Requester.Subsystem,
        call.Bus,
        call.Cpu,
        call.Microseconds,
        call.FileBytes);

    private static string Who(ObservedCall call)
    {
        var caller = $"{call.Requester.Comm ?? "?"}[{call.Requester.Pid}]";
        return call switch
        {
            { Requester.Kind: RequesterKind.Kernel } => $"{caller} for the kernel: {call.Asked}, by {call.Asker ?? "?"} in {call.CallSite ?? "?"}",
            { Parent: { } parent } => $"{caller} of {parent}",
            _ => caller,
        };
    }
}
