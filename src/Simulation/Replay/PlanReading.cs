using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Plans;
using ActorLoad.Interop.Index;

namespace ActorLoad.Simulation.Replay;

/// <summary>Plans as they are to be carried out again.</summary>
internal static class PlanReading
{
    /// <summary>Whether the plan could not succeed without the module.</summary>
    internal static bool Needs(PlanMade made, string name) => PlanEvents.IsWhole(made)
        ? PlanEvents.Read(made).SelectMany(match => match.Steps).Any(step => step.Required && step.Name == name)
        : made.Steps.Select(PlanSteps.Name).Contains(name);

    /// <summary>What the spec was resolved to.</summary>
    /// <param name="made">As the journal has it.</param>
    /// <param name="pathOf">The file of a module, for journals that do not say it.</param>
    internal static Resolution Read(PlanMade made, Func<string, string> pathOf) => new(
        made.Spec,
        Enum.TryParse<LookupSource>(made.Source, out var source) ? source : LookupSource.ModulesAlias,
        PlanEvents.IsWhole(made) ? PlanEvents.Read(made) : InARow(made, pathOf),
        made.Generation);

    // Each step needs all before it: what an old journal says, and enough where nothing fails.
    private static ImmutableArray<ModulePlan> InARow(PlanMade made, Func<string, string> pathOf)
    {
        var plans = ImmutableArray.CreateBuilder<ModulePlan>();
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        foreach (var step in made.Steps)
        {
            var name = PlanSteps.Name(step);
            steps.Add(new PlanStep(
                name, pathOf(name), pathOf(name), StepAction.Insert, string.Empty, Command: null, Required: true, [.. Enumerable.Range(0, steps.Count)], []));
            if (PlanSteps.IsTarget(step))
            {
                plans.Add(new ModulePlan(name, Blacklisted: false, steps.ToImmutable(), steps.Count - 1));
                steps.Clear();
            }
        }

        return plans.Count > 0 ? plans.ToImmutable() : [new ModulePlan(made.Spec, Blacklisted: true, [], -1)];
    }
}
