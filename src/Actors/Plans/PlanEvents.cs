using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Index;

namespace ActorLoad.Actors.Plans;

/// <summary>What the ledger is told of plans.</summary>
internal static class PlanEvents
{
    /// <summary>A spec was resolved to something to be carried out.</summary>
    public static PlanMade Made(long plan, Resolution resolution, DateTimeOffset at) => new(
        at,
        plan,
        resolution.Spec,
        resolution.Source.ToString(),
        resolution.Generation,
        [.. resolution.Plans.SelectMany(match => match.Steps.Select((step, index) => index == match.TargetStep ? step.Name + "!" : step.Name))],
        [.. resolution.Plans.Select(Planned)]);

    /// <summary>Whether the ledger says what the plan's steps depend on, in a way that makes sense.</summary>
    public static bool IsWhole(PlanMade made) =>
        made.Matches is { } matches
        && matches.Sum(match => match.Steps.Length) == made.Steps.Length
        && matches.All(match => match.Blacklisted
            ? match.Steps.IsEmpty
            : match.TargetStep >= 0 && match.TargetStep < match.Steps.Length && match.Steps.Select(IsSound).All(sound => sound));

    /// <summary>What it was resolved to, as far as the ledger says; only where <see cref="IsWhole"/>.</summary>
    public static ImmutableArray<ModulePlan> Read(PlanMade made)
    {
        var plans = ImmutableArray.CreateBuilder<ModulePlan>();
        var names = new Queue<string>(made.Steps.Select(PlanSteps.Name));
        foreach (var match in made.Matches ?? [])
        {
            plans.Add(new ModulePlan(match.Target, match.Blacklisted, [.. match.Steps.Select(step => Read(step, names.Dequeue()))], match.TargetStep));
        }

        return plans.ToImmutable();
    }

    private static PlannedMatch Planned(ModulePlan plan) => new(
        plan.Target,
        plan.Blacklisted,
        plan.TargetStep,
        [.. plan.Steps.Select(step => new PlannedStep(step.Path, step.Action, step.Required, step.Dependencies, step.After))]);

    private static bool IsSound(PlannedStep step, int place) =>
        step.Needs.All(needed => needed >= 0 && needed < place) && step.After.All(before => before >= 0 && before < place);

    private static PlanStep Read(PlannedStep step, string name) =>
        new(name, step.Path, step.Path, step.Action, string.Empty, step.Action == StepAction.Command ? name : null, step.Required, step.Needs, step.After);
}
