using System.Collections.Frozen;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots.Cost;

/// <summary>The histories of a boot's modules, by name and by plan.</summary>
internal sealed class ModuleHistories
{
    private readonly FrozenDictionary<string, ModuleHistory> _byName;
    private readonly Dictionary<PlanMade, ModuleHistory[]> _byPlan = new(ReferenceEqualityComparer.Instance);

    internal ModuleHistories(BootStory story)
    {
        _byName = story.Loads
            .GroupBy(load => load.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => new ModuleHistory([.. group.OrderBy(load => load.Began)]),
                StringComparer.Ordinal);
    }

    /// <summary>Those of a plan's modules that were loaded here at some time.</summary>
    internal IReadOnlyList<ModuleHistory> Of(PlanMade plan)
    {
        if (!_byPlan.TryGetValue(plan, out var histories))
        {
            histories = [.. plan.Steps.Select(PlanSteps.Name).Distinct(StringComparer.Ordinal).Select(_byName.GetValueOrDefault).OfType<ModuleHistory>()];
            _byPlan.Add(plan, histories);
        }

        return histories;
    }
}
