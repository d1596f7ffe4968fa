using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules.Life;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules;

/// <summary>
/// What a module decides, for the journal. Of the kernel's state only that is told which does not follow from what is known already: a
/// replay's kernel then is in the state that this decision saw.
/// </summary>
/// <param name="log">The decisions of all.</param>
/// <param name="name">The module's name.</param>
internal sealed class ModuleDecisions(DecisionLog log, string name)
{
    /// <summary>The place of the decision that is made now.</summary>
    public long Next() => log.Next();

    /// <summary>A wish met this life. One that only goes back to the router, which has a new owner of the name already, decides nothing.</summary>
    public void Wished(long order, EnsureLive wish, ModuleLife life, Transition transition, Sight sight)
    {
        if (ReferenceEquals(transition.Next, life) && transition.Effects is [GiveUpName])
        {
            return;
        }

        if (life is FailedModule)
        {
            Compared(order, sight);
        }

        var isNews = life switch
        {
            LoadingModule or ComingModule => false,
            LiveModule => sight.Kernel != InitState.Live,
            _ => sight.Kernel != InitState.Absent,
        };
        log.Add(order, DecisionKind.Wished, wish.Token.Run, wish.Token.Place, value: isNews ? (long)sight.Kernel : null);
    }

    /// <summary>The load came to its end.</summary>
    public void Ended(long order, LoadResult? result, Sight sight)
    {
        if (result is not { Succeeded: true })
        {
            Compared(order, sight);
        }

        var isAsExpected = result is { } known && sight.Kernel == (known.Succeeded ? InitState.Live : InitState.Absent);
        log.Add(order, DecisionKind.LoadEnded, name, isAsExpected ? null : sight.Kernel);
    }

    /// <summary>Others' load or removal was looked at.</summary>
    public void Looked(long order, bool isOver, InitState seen)
    {
        if (isOver)
        {
            log.Add(order, DecisionKind.Looked, name, seen);
        }
    }

    /// <summary>It was loaded by others; which file had the name when that was read, null if none had.</summary>
    public void SeenLive(long order, long seqnum, string? path = null) => log.Add(order, DecisionKind.SeenLive, name: path ?? name, value: seqnum);

    /// <summary>It was removed; which file had the name when that was read.</summary>
    public void SeenGone(long order, InitState seen, string path) => log.Add(order, DecisionKind.SeenGone, path, seen);

    /// <summary>An earlier failure is remembered.</summary>
    public void Restored(long order) => log.Add(order, DecisionKind.Restored, name: name);

    // Others become live meanwhile, on threads of their own: the order of decisions does not say whether this was seen.
    private void Compared(long order, Sight sight) => log.Add(order, DecisionKind.Epoch, value: sight.Epoch);
}
