using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Plans;

namespace ActorLoad.Simulation.Replay;

/// <summary>Names a message by the decision that is made at it.</summary>
/// <param name="Kind">What is decided.</param>
/// <param name="Request">Of which request or plan, or 0.</param>
/// <param name="Step">Of which step, or 0.</param>
/// <param name="Name">Of which module, or null.</param>
internal readonly record struct DecisionKey(DecisionKind Kind, long Request, int Step, string? Name)
{
    /// <summary>The message at which this was decided.</summary>
    internal static DecisionKey Of(Decision decision) => decision.Kind == DecisionKind.Short
        ? OfPlan(decision.Kind, decision.Request)
        : new DecisionKey(decision.Kind, decision.Request, decision.Kind == DecisionKind.Resolved ? 0 : decision.Step, decision.Name);

    /// <summary>What is decided at this message; null for nothing.</summary>
    internal static DecisionKey? Of(object message) => message switch
    {
        PlanResolved resolved => OfPlan(DecisionKind.Resolved, resolved.Run),
        PlanFinished finished => OfPlan(DecisionKind.Ended, finished.Run),
        BeginPlan begin => OfPlan(DecisionKind.Short, begin.Order.Run),
        BeginCommand begin => OfStep(DecisionKind.Command, begin.Token),
        CommandEnded ended => OfStep(DecisionKind.StepEnded, ended.Token),
        ModuleAnswered answered => OfStep(DecisionKind.StepEnded, answered.Token),
        EnsureLive { Claim: 0 } wish => OfStep(DecisionKind.Wished, wish.Token),
        HandBack back => OfStep(DecisionKind.Wished, back.Wish.Token),
        AttemptEnded ended => OfModule(DecisionKind.LoadEnded, ended.Name),
        Look look => OfModule(DecisionKind.Looked, look.Name),
        RestoreFailure restore => OfModule(DecisionKind.Restored, restore.Name),
        _ => null,
    };

    private static DecisionKey OfPlan(DecisionKind kind, long run) => new(kind, run, 0, null);

    private static DecisionKey OfStep(DecisionKind kind, StepToken token) => new(kind, token.Run, token.Place, null);

    private static DecisionKey OfModule(DecisionKind kind, string name) => new(kind, 0, 0, name);
}
