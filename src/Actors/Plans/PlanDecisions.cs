using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Plans;

/// <summary>
/// What a plan decides, for the journal. As long as its steps succeed, the order in which their ends come changes nothing and is not told.
/// </summary>
/// <param name="log">The decisions of all.</param>
/// <param name="order">The plan.</param>
internal sealed class PlanDecisions(DecisionLog log, PlanOrder order)
{
    private readonly bool _isSingle = order.Resolution.Plans is [{ Steps.Length: <= 1 }];
    private bool _hasFailed;

    /// <summary>The place of the decision that is made now.</summary>
    public long Next() => log.Next();

    /// <summary>It began, with matches of which only the target is looked at.</summary>
    public void Begun(long place, IReadOnlyList<PlanRun> runs)
    {
        for (var match = 0; match < runs.Count; match++)
        {
            if (runs[match].IsShortcut)
            {
                log.Add(place, DecisionKind.Short, order.Run, match);
            }
        }
    }

    /// <summary>A step with an install command begins.</summary>
    public void Command(long place, StepToken token, InitState seen) =>
        log.Add(place, DecisionKind.Command, token.Run, token.Place, value: (long)seen);

    /// <summary>A command ended.</summary>
    public void CommandEnded(long place, StepToken token, InitState seen, bool succeeded)
    {
        _hasFailed |= !succeeded;
        log.Add(place, DecisionKind.StepEnded, token.Run, token.Place, value: succeeded ? (long)seen : null);
    }

    /// <summary>Another step ended.</summary>
    public void StepEnded(long place, StepToken token, bool succeeded)
    {
        _hasFailed |= !succeeded;
        if (_hasFailed && !_isSingle)
        {
            log.Add(place, DecisionKind.StepEnded, token.Run, token.Place);
        }
    }
}
