using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>What is different between two boots. Its JSON is what <c>diff --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Before">The boot that is compared with.</param>
/// <param name="After">The boot that is looked at.</param>
/// <param name="New">Modules that became live in the later one alone, whoever loaded them.</param>
/// <param name="Gone">Modules that became live in the earlier one alone.</param>
/// <param name="Slower">Modules whose loads took half as long again and 20 ms more at least, those that lost most first.</param>
/// <param name="Failed">Modules that failed in the later one, and in the earlier one not or otherwise.</param>
public sealed record BootDiff(
    int Format,
    BootMark Before,
    BootMark After,
    ImmutableArray<ModuleSummary> New,
    ImmutableArray<ModuleSummary> Gone,
    ImmutableArray<SlowerModule> Slower,
    ImmutableArray<FailureSummary> Failed)
{
    private const long SlowerAtLeast = 20_000;
    private const double SlowerBy = 1.5;

    /// <summary>Compares two boots.</summary>
    public static BootDiff Of(BootReport before, BootReport after)
    {
        var (earlier, later) = (BecameLive(before), BecameLive(after));
        return new BootDiff(
            before.Format,
            BootMark.Of(before),
            BootMark.Of(after),
            [.. later.Values.ExceptBy(earlier.Keys, module => module.Name)],
            [.. earlier.Values.ExceptBy(later.Keys, module => module.Name)],
            [.. later.Values
                .Where(module => earlier.TryGetValue(module.Name, out var old) && IsSlower(old.Microseconds, module.Microseconds))
                .Select(module => new SlowerModule(module.Name, earlier[module.Name].Microseconds, module.Microseconds))
                .OrderByDescending(module => module.After - module.Before)],
            [.. after.Failed.ExceptBy(before.Failed.Select(failed => (failed.Name, failed.Errno)), failed => (failed.Name, failed.Errno))]);
    }

    private static ImmutableSortedDictionary<string, ModuleSummary> BecameLive(BootReport report) => report.Modules
        .Where(module => module.State is "live" or "gone" or "foreign")
        .ToImmutableSortedDictionary(module => module.Name, module => module, StringComparer.Ordinal);

    // A time of 0: not loaded here, or looked up after a restart.
    private static bool IsSlower(long before, long after) => before > 0 && after >= before * SlowerBy && after - before >= SlowerAtLeast;
}
