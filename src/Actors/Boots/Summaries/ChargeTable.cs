using System.Collections.Immutable;
using ActorLoad.Actors.Boots.Cost;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Calls that were made and brought nothing, by where the kernel counts them.</summary>
internal static class ChargeTable
{
    internal static ImmutableSortedDictionary<string, CostPart> Of(string? release, IEnumerable<BootAttempt> attempts)
    {
        var parts = Enum.GetValues<KernelCharge>().ToDictionary(charge => charge, _ => new CostPart(0, 0));
        foreach (var call in attempts.Where(attempt => attempt.IsCall && attempt.IsInVain))
        {
            var charge = KernelRules.OfVain(release, call);
            parts[charge] = new CostPart(parts[charge].Calls + 1, parts[charge].Bytes + KernelRules.Bytes(charge, call.FileBytes));
        }

        return parts.ToImmutableSortedDictionary(part => Words.Of(part.Key), part => part.Value, StringComparer.Ordinal);
    }
}
