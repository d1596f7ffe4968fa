using System.Collections.Immutable;

namespace ActorLoad.Host.Journal;

/// <summary>Which boots are to go.</summary>
/// <param name="Boots">The oldest first.</param>
/// <param name="Reasons">The rules that say so.</param>
internal sealed record KeepPlan(ImmutableArray<OldBoot> Boots, ImmutableArray<string> Reasons)
{
    /// <summary>Makes it.</summary>
    /// <param name="boots">All boots of the journal, the oldest first.</param>
    /// <param name="running">The one that stays in any case.</param>
    /// <param name="bytes">How much of the file is in use.</param>
    /// <param name="rules">What is kept.</param>
    /// <param name="now">The time.</param>
    /// <param name="wanted">Boots that are not to go yet, because they are still to be copied elsewhere; null for none.</param>
    internal static KeepPlan Of(
        IReadOnlyList<OldBoot> boots, string running, long bytes, KeepRules rules, DateTimeOffset now, IReadOnlySet<string>? wanted = null)
    {
        // It counts, too, where it has written nothing yet.
        var left = boots.Count + (boots.Any(boot => boot.Stream == running) ? 0 : 1);
        var going = ImmutableArray.CreateBuilder<OldBoot>();
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var boot in boots.Where(boot => boot.Stream != running && wanted?.Contains(boot.Stream) != true))
        {
            var reason = left > rules.Boots ? $"keep.boots = {rules.Boots}"
                : now - boot.Last > rules.Age ? $"keep.age = {rules.Age:g}"
                : bytes > rules.Bytes ? $"keep.size = {rules.Bytes} bytes"
                : null;
            if (reason is not null)
            {
                going.Add(boot);
                reasons.Add(reason);
                left--;
                bytes -= boot.Bytes;
            }
        }

        return new KeepPlan(going.DrainToImmutable(), [.. reasons]);
    }
}
