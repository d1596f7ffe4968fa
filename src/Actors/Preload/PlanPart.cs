using System.Collections.Immutable;
using ActorLoad.Interop.Index;

namespace ActorLoad.Actors.Preload;

/// <summary>What a plan has of one module and of all that goes before it: what asking for it by its name comes to.</summary>
internal static class PlanPart
{
    /// <summary>The part; null where the plan does not have the module.</summary>
    internal static ModulePlan? Of(ModulePlan plan, string name)
    {
        var target = plan.Steps.Select(step => step.Name).ToList().IndexOf(name);
        if (target < 0)
        {
            return null;
        }

        // Edges point only to earlier steps.
        var wanted = new SortedSet<int> { target };
        for (var place = target; place >= 0; place--)
        {
            if (wanted.Contains(place))
            {
                wanted.UnionWith(plan.Steps[place].Dependencies.Concat(plan.Steps[place].After).Where(earlier => earlier < place));
            }
        }

        var places = wanted.Select((old, now) => (old, now)).ToDictionary(pair => pair.old, pair => pair.now);
        return new ModulePlan(name, Blacklisted: false, [.. wanted.Select(old => Moved(plan.Steps[old], places))], wanted.Count - 1);
    }

    private static PlanStep Moved(PlanStep step, Dictionary<int, int> places) => step with
    {
        Dependencies = [.. step.Dependencies.Where(places.ContainsKey).Select(place => places[place])],
        After = [.. step.After.Where(places.ContainsKey).Select(place => places[place])],
    };
}
