using System.Collections.Immutable;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Actors.Plans;

/// <summary>
/// Carries out what one spec resolved to, one <see cref="PlanRun"/> for each match, and tells its parent the answer. The
/// only actor that waits for modules; it lives as long as the plan runs.
/// </summary>
internal sealed class PlanActor : UntypedActor
{
    private readonly PlanOrder _order;
    private readonly PlanServices _services;
    private readonly string[] _within;
    private readonly PlanDecisions _decisions;
    private PlanRun[] _runs = [];

    public PlanActor(PlanOrder order, PlanServices services)
    {
        (_order, _services) = (order, services);
        _within = KernelRequests.Paths(order.Key.Within);
        _decisions = new PlanDecisions(services.Decisions, order);
    }

    public static Props Props(PlanOrder order, PlanServices services) =>
        Akka.Actor.Props.Create(() => new PlanActor(order, services));

    // A message, as all is at which something is decided.
    protected override void PreStart() => Self.Tell(new BeginPlan(_order));

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case BeginPlan:
                Begin();
                break;
            case ModuleAnswered answered:
                _decisions.StepEnded(_decisions.Next(), answered.Token, answered.Answer.Succeeded);
                Finish(answered.Token, answered.Answer);
                break;
            case BeginCommand begin:
                BeginCommand(begin.Token);
                break;
            case CommandEnded ended:
                Finish(ended.Token, CommandAnswer(ended));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Begin()
    {
        var place = _decisions.Next();
        _runs = [.. _order.Resolution.Plans.Select(FirstRun)];
        _decisions.Begun(place, _runs);
        for (var match = 0; match < _runs.Length; match++)
        {
            BeginReady(match);
        }

        EndIfOver();
    }

    private PlanRun FirstRun(ModulePlan plan) =>
        !plan.Blacklisted && _order.Force == LoadFlags.None && _services.Kernel.GetInitState(plan.Target) == InitState.Live
            ? PlanRun.OfLiveTarget(plan)
            : PlanRun.Of(plan);

    private void BeginReady(int match)
    {
        (_runs[match], var ready) = _runs[match].BeginReady();
        foreach (var step in ready)
        {
            Begin(match, step);
        }
    }

    private void Begin(int match, int index)
    {
        var plan = _runs[match].Plan;
        var step = plan.Steps[index];
        var token = StepToken.Of(_order.Run, match, index);
        var isTarget = index == plan.TargetStep;
        switch (step.Action)
        {
            case StepAction.Insert when _within.Contains(step.Path):
                Answer(token, new ModuleAnswer(
                    step.Name, step.Path, Role.Joined, Outcome.Failed, Errno.EDEADLK, Detail: "its load waits for this request of the kernel"));
                break;
            case StepAction.Insert:
                _services.Router.Tell(new EnsureLive(OrderFor(step, isTarget), Self, token));
                break;
            case StepAction.Command:
                Self.Tell(new BeginCommand(token));
                break;
            case StepAction.Builtin:
                Answer(token, new ModuleAnswer(step.Name, Path: null, Role.Builtin, Outcome.Builtin));
                break;
            default:
                Answer(token, new ModuleAnswer(
                    step.Name, Path: null, Role.Leader, Outcome.Failed, Errno.ENOENT, Detail: "the index names no file for it"));
                break;
        }
    }

    // To itself, not at once: a step that is over in the midst of beginning others would be begun around.
    private void Answer(StepToken token, ModuleAnswer answer) => Self.Tell(new ModuleAnswered(token, answer));

    private void BeginCommand(StepToken token)
    {
        var (place, plan) = (_decisions.Next(), _runs[token.Match].Plan);
        var (step, isTarget) = (plan.Steps[token.Index], token.Index == plan.TargetStep);
        var state = _services.Kernel.GetInitState(step.Name);
        _decisions.Command(place, token, state);
        if (state == InitState.Live)
        {
            Answer(token, new ModuleAnswer(step.Name, step.Path, Role.Live, Outcome.Live, ParametersIgnored: isTarget && _order.Key.Parameters.Length > 0));
        }
        else
        {
            RunCommand(step, isTarget, token);
        }
    }

    private void RunCommand(PlanStep step, bool isTarget, StepToken token)
    {
        var options = OrderFor(step, isTarget).AllOptions;
        _services.Commands
            .RunAsync(new CommandOrder(step.Name, step.Command!, options, _order.Key.InstallDepth))
            .PipeTo(Self, success: result => new CommandEnded(token, result), failure: reason => new CommandEnded(token, new CommandResult(-1, reason.Message)));
    }

    private ModuleOrder OrderFor(PlanStep step, bool isTarget) => new(
        step.Name,
        step.Path ?? string.Empty,
        step.Options,
        isTarget ? _order.Key.Parameters : string.Empty,
        isTarget ? _order.Force : LoadFlags.None,
        _order.Retry,
        _order.Resolution.Generation,
        _order.Leader,
        _order.Requester);

    // kmod answers EINVAL for a command that fails (libkmod-module.c, command_do).
    private ModuleAnswer CommandAnswer(CommandEnded ended)
    {
        var (place, step) = (_decisions.Next(), _runs[ended.Token.Match].Plan.Steps[ended.Token.Index]);
        var state = _services.Kernel.GetInitState(step.Name);
        _decisions.CommandEnded(place, ended.Token, state, ended.Result.ExitStatus == 0);
        return ended.Result.ExitStatus == 0
            ? new ModuleAnswer(step.Name, step.Path, Role.Leader, state == InitState.Live ? Outcome.Live : Outcome.Commanded)
            : new ModuleAnswer(step.Name, step.Path, Role.Leader, Outcome.Failed, Errno.EINVAL, LoadStage.Command, ended.Result.Detail);
    }

    private void Finish(StepToken token, ModuleAnswer answer)
    {
        var (match, step) = (token.Match, token.Index);
        var run = _runs[match];
        // A live target that was removed in this very moment needs the whole plan.
        _runs[match] = run.IsShortcut && !answer.Succeeded ? PlanRun.Of(run.Plan) : run.Finish(step, answer);
        BeginReady(match);
        EndIfOver();
    }

    private void EndIfOver()
    {
        if (!_runs.All(run => run.IsOver))
        {
            return;
        }

        Context.Parent.Tell(new PlanFinished(_order.Run, AnswerOf(_order.Plan, _runs)));
        Context.Stop(Self);
    }

    private static Answer AnswerOf(long plan, IEnumerable<PlanRun> runs)
    {
        var modules = ImmutableArray.CreateBuilder<AnsweredModule>();
        foreach (var run in runs)
        {
            modules.AddRange(run.Others.Select(answer => new AnsweredModule(answer, Requested: false)));
            modules.Add(new AnsweredModule(run.Target, Requested: true));
        }

        return Requests.Answer.Of(plan, modules.ToImmutable());
    }
}
