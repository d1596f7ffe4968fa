using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Modules.Life;
using ActorLoad.Actors.Plans;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation.Replay;

/// <summary>Has the kernel be, before each decision, as it was seen at it. Not thread-safe.</summary>
internal sealed class SeenStates
{
    private readonly SimulatedKernel _linux;
    private readonly DecisionGate _gate;
    private readonly OrderedCommands _commands;
    private readonly Dictionary<StepToken, Decision> _ends;

    /// <summary>For one run of the service.</summary>
    /// <param name="linux">The kernel.</param>
    /// <param name="gate">Who knows what plans and modules have come to.</param>
    /// <param name="commands">How install commands go.</param>
    /// <param name="decisions">What was decided and seen.</param>
    internal SeenStates(SimulatedKernel linux, DecisionGate gate, OrderedCommands commands, IEnumerable<Decision> decisions)
    {
        (_linux, _gate, _commands) = (linux, gate, commands);
        _ends = decisions.Where(made => made.Kind == DecisionKind.StepEnded).DistinctBy(Token).ToDictionary(Token);
    }

    private static StepToken Token(Decision made) => new(made.Request, made.Step);

    /// <summary>As it was when this message was worked on.</summary>
    internal void Prepare(object message, Decision made)
    {
        switch (message)
        {
            case EnsureLive wish:
                Set(wish.Order.Name, made.Value ?? Known(wish.Order.Name));
                break;
            case HandBack back:
                Set(back.Wish.Order.Name, made.Value ?? Known(back.Wish.Order.Name));
                break;
            case AttemptEnded ended:
                Set(ended.Name, made.Value ?? (long)(ended.Result is { Succeeded: true } ? InitState.Live : InitState.Absent));
                break;
            case Look look:
                Set(look.Name, made.Value);
                break;
            case BeginCommand begin:
                Set(NameOf(begin.Token), made.Value);
                _commands.Next = _ends.TryGetValue(begin.Token, out var end) ? new CommandResult(end.Value is null ? 1 : 0) : null;
                break;
            case CommandEnded ended:
                Set(NameOf(ended.Token), made.Value);
                break;
        }
    }

    /// <summary>This state was seen; null if none was.</summary>
    internal void Set(string name, long? state)
    {
        if (state is { } known)
        {
            _linux.SetState(name, (InitState)known);
        }
    }

    /// <summary>
    /// While a plan begins, these targets are live and no others: those were not when it looked, which may have been later; until then, and for
    /// others, they may have been.
    /// </summary>
    internal void WhileItBegins(BeginPlan begin, IReadOnlySet<int> live, Action act)
    {
        var plans = begin.Order.Resolution.Plans;
        foreach (var match in live)
        {
            _linux.SetState(plans[match].Target, InitState.Live);
        }

        string[] hidden = [.. plans.Where((_, match) => !live.Contains(match)).Select(plan => plan.Target).Where(_linux.Remove)];
        act();
        foreach (var name in hidden)
        {
            _linux.SetState(name, InitState.Live);
        }
    }

    private string NameOf(StepToken token) => _gate.Plans[token.Run].Plans[token.Match].Steps[token.Index].Name;

    // The state of which nothing was told, because it was as the module's actor had known it.
    private long? Known(string name)
    {
        LifeKind[] lives = [.. _gate.LivesOf(name)];
        return lives.Any(life => life is LifeKind.Loading or LifeKind.Coming) ? null
            : (long)(lives.Contains(LifeKind.Live) ? InitState.Live : InitState.Absent);
    }
}
