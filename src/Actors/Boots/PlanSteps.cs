using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots;

/// <summary>Reads the steps of <see cref="PlanMade"/>.</summary>
public static class PlanSteps
{
    private const char TargetMark = '!';

    /// <summary>The module of a step.</summary>
    public static string Name(string step) => IsTarget(step) ? step[..^1] : step;

    /// <summary>Whether the spec itself names it; the others are dependencies.</summary>
    public static bool IsTarget(string step) => step.EndsWith(TargetMark);

    /// <summary>The modules that the plan's spec itself names.</summary>
    public static IEnumerable<string> Targets(PlanMade plan) => plan.Steps.Where(IsTarget).Select(Name);
}
