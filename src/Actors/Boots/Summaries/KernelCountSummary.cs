using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Kernel.Stats;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>What the kernel itself counted (kernel/module/stats.c), beside what the journal knows of the same time.</summary>
/// <param name="From">From when on; null for since the kernel was started.</param>
/// <param name="Until">When it was read last.</param>
/// <param name="Occasion">Why then: start, settled, stop or report.</param>
/// <param name="Loaded">Modules that were loaded since the kernel was started.</param>
/// <param name="ModuleBytes">Memory that they took.</param>
/// <param name="Failed">Calls that failed in that time, and bytes that were allocated in vain, by counter: kread, decompress, becoming, load.</param>
/// <param name="Before">The same from the kernel's start to <paramref name="From"/>.</param>
/// <param name="Here">Calls in vain that the journal has of that time, by where the kernel counts them; init and merged it counts nowhere.</param>
/// <param name="Duplicates">Modules that were refused because they were there or coming, since the kernel was started.</param>
public sealed record KernelCountSummary(
    DateTimeOffset? From,
    DateTimeOffset Until,
    string Occasion,
    long Loaded,
    long ModuleBytes,
    ImmutableSortedDictionary<string, CostPart> Failed,
    ImmutableSortedDictionary<string, CostPart> Before,
    ImmutableSortedDictionary<string, CostPart> Here,
    ImmutableArray<DuplicateStats> Duplicates)
{
    /// <summary>That of a boot; null where its kernel does not count, or the journal does not say.</summary>
    internal static KernelCountSummary? Of(BootStory story)
    {
        if (story.Counted is not [var first, ..] || story.Counted[^1] is not { } last)
        {
            return null;
        }

        // Where debugfs is mounted after the service is started, the first is that of a settled machine, and nothing to begin with.
        DateTimeOffset? from = first.Occasion == CountOccasion.Start ? first.At : null;
        var before = Parts(from is null ? null : first.Stats);
        var inTime = BootAttempt.Of(story).Where(attempt => (from is null || attempt.Began >= from) && attempt.Began <= last.At);
        return new KernelCountSummary(
            from,
            last.At,
            Words.Of(last.Occasion),
            last.Stats.Loaded,
            last.Stats.ModuleBytes,
            Parts(last.Stats).ToImmutableSortedDictionary(part => part.Key, part => Minus(part.Value, before[part.Key]), StringComparer.Ordinal),
            before,
            ChargeTable.Of(story.Runs.LastOrDefault()?.KernelRelease, inTime),
            last.Stats.Duplicates);
    }

    private static ImmutableSortedDictionary<string, CostPart> Parts(ModuleStats? stats) => ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("kread", new CostPart(stats?.FailedKread ?? 0, stats?.KreadBytes ?? 0)),
            KeyValuePair.Create("decompress", new CostPart(stats?.FailedDecompress ?? 0, stats?.DecompressBytes ?? 0)),
            KeyValuePair.Create("becoming", new CostPart(stats?.FailedBecoming ?? 0, stats?.BecomingBytes ?? 0)),
            KeyValuePair.Create("load", new CostPart(stats?.FailedLoad ?? 0, stats?.LoadBytes ?? 0)),
        ]);

    // A journal may say anything.
    private static CostPart Minus(CostPart all, CostPart before) =>
        new(Math.Max(0, Math.Max(0, all.Calls) - Math.Max(0, before.Calls)), Math.Max(0, Math.Max(0, all.Bytes) - Math.Max(0, before.Bytes)));
}
