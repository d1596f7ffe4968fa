using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Puts requests together.</summary>
internal static class DuplicateTable
{
    internal static DuplicateGroups Of(BootStory story, CostTally cost, ProcessTree processes) => new(
        By(story, cost, Grouping.Source),
        By(story, cost, Grouping.Bus),
        By(story, cost, Grouping.Subsystem),
        By(story, cost, Grouping.Device),
        By(story, cost, Grouping.Cpu),
        By(story, cost, Grouping.Requester),
        By(story, cost, Grouping.Driver),
        By(story, cost, Grouping.Event),
        By(story, cost, request => Grouping.Lineage(request, processes)));

    private static ImmutableArray<DuplicateGroup> By(BootStory story, CostTally cost, Func<BootRequest, string?> key)
    {
        var groups = new Dictionary<string, Sum>(StringComparer.Ordinal);
        for (var i = 0; i < story.Requests.Length; i++)
        {
            if (key(story.Requests[i]) is { } name)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, name, out _);
                sum.Add(story.Requests[i], cost.CallsOf(i), cost.BytesOf(i));
            }
        }

        return [.. groups
            .Select(group => group.Value.ToGroup(group.Key))
            .OrderByDescending(group => group.Duplicates)
            .ThenByDescending(group => group.Requests)
            .ThenBy(group => group.Key, StringComparer.Ordinal)];
    }

    private record struct Sum(long Requests, long Duplicates, long Calls, long Bytes, long Wait)
    {
        internal void Add(BootRequest request, int calls, long bytes)
        {
            Requests++;
            Duplicates += request.IsDuplicate ? 1 : 0;
            Calls += calls;
            Bytes += bytes;
            Wait += request.WaitMicroseconds;
        }

        internal readonly DuplicateGroup ToGroup(string key) => new(key, Requests, Duplicates, Calls, Bytes, Wait);
    }
}
