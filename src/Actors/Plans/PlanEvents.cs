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
        [.. resolution.Plans.SelectMany(match => match.Steps.Select((step, index) => index == match.TargetStep ? step.Name + "!" : step.Name))]);
}
