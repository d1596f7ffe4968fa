using System.Collections.Immutable;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Plans;

/// <summary>
/// How far one plan has come. Pure. Steps become ready when what they need is over, independent ones together; a failed
/// hard dependency fails its dependents with its errno; a failed softdep fails nothing; and after a required step has
/// failed nothing new is begun, as modprobe begins nothing new then.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Steps">How far its steps have come.</param>
/// <param name="IsShortcut">Whether only the target is looked at, because it was live.</param>
internal sealed record PlanRun(ModulePlan Plan, ImmutableArray<StepState> Steps, bool IsShortcut = false)
{
    /// <summary>A plan of which nothing was done yet.</summary>
    public static PlanRun Of(ModulePlan plan) => new(plan, [.. plan.Steps.Select(_ => new StepState(StepStatus.Waiting))]);

    /// <summary>A plan whose target is live already: then modprobe looks at nothing else, and neither do we.</summary>
    public static PlanRun OfLiveTarget(ModulePlan plan) => new(
        plan,
        [.. plan.Steps.Select((_, index) => new StepState(index == plan.TargetStep ? StepStatus.Waiting : StepStatus.Skipped))],
        IsShortcut: true);

    /// <summary>Whether nothing is left to do or to wait for.</summary>
    public bool IsOver => Steps.All(step => step.IsSettled);

    /// <summary>What came of the requested module; only when the run is over.</summary>
    public ModuleAnswer Target => Plan.Blacklisted
        ? new ModuleAnswer(Plan.Target, Path: null, Role.Blacklisted, Outcome.Blacklisted)
        : Steps[Plan.TargetStep].Answer ?? Because(Plan.TargetStep, Steps.First(step => step.HasFailed).Answer!);

    /// <summary>Every step that has an answer, in plan order.</summary>
    public IEnumerable<ModuleAnswer> Others => Steps
        .Where((step, index) => step.Answer is not null && index != Plan.TargetStep)
        .Select(step => step.Answer!);

    /// <summary>The steps that may begin now; in the returned run they are running.</summary>
    public (PlanRun Run, ImmutableArray<int> Ready) BeginReady()
    {
        ImmutableArray<int> ready = [.. Enumerable.Range(0, Steps.Length).Where(IsReady)];
        return (this with { Steps = [.. Steps.Select((step, index) => ready.Contains(index) ? step with { Status = StepStatus.Running } : step)] }, ready);
    }

    /// <summary>A step is over.</summary>
    public PlanRun Finish(int index, ModuleAnswer answer)
    {
        var run = this with { Steps = Steps.SetItem(index, new StepState(StepStatus.Over, answer)) };
        if (answer.Succeeded)
        {
            return run;
        }

        return Plan.Steps[index].Required ? run.Abandon(index) : run.FailDependents(index);
    }

    private bool IsReady(int index) =>
        Steps[index].Status == StepStatus.Waiting
        && Plan.Steps[index].Dependencies.All(needed => Steps[needed].IsSettled)
        && Plan.Steps[index].After.All(before => Steps[before].IsSettled);

    // A required step failed: what waits is answered by it if it needed it, and skipped otherwise.
    private PlanRun Abandon(int failed)
    {
        var run = FailDependents(failed);
        return run with
        {
            Steps = [.. run.Steps.Select(step => step.Status == StepStatus.Waiting ? new StepState(StepStatus.Skipped) : step)],
        };
    }

    // Dependencies point backwards only, so one pass in plan order reaches dependents of dependents.
    private PlanRun FailDependents(int failed)
    {
        var steps = Steps.ToBuilder();
        for (var index = failed + 1; index < steps.Count; index++)
        {
            var needed = Plan.Steps[index].Dependencies.FirstOrDefault(needed => steps[needed].HasFailed, -1);
            if (needed >= 0 && steps[index].Status == StepStatus.Waiting)
            {
                steps[index] = new StepState(StepStatus.Over, Because(index, steps[needed].Answer!));
            }
        }

        return this with { Steps = steps.ToImmutable() };
    }

    private ModuleAnswer Because(int index, ModuleAnswer cause) => new(
        Plan.Steps[index].Name,
        Plan.Steps[index].Path,
        cause.Role,
        Outcome.Failed,
        cause.Errno,
        LoadStage.Dependency,
        $"needs {cause.Name}");
}
