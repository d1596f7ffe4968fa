using ActorLoad.Actors.Modules;

namespace ActorLoad.Actors.Plans;

/// <summary>One step of a plan under way.</summary>
/// <param name="Status">How far it has come.</param>
/// <param name="Answer">What came of it, once it is over.</param>
internal sealed record StepState(StepStatus Status, ModuleAnswer? Answer = null)
{
    /// <summary>Whether others need not wait for it.</summary>
    public bool IsSettled => Status is StepStatus.Over or StepStatus.Skipped;

    /// <summary>Whether it is over and failed.</summary>
    public bool HasFailed => Answer is { Succeeded: false };
}
