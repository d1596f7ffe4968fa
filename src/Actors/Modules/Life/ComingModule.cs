using System.Collections.Immutable;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules.Life;

/// <summary>
/// Somebody else is loading or removing the module. A duplicate waits until it is live: it is often somebody's
/// prerequisite, so saying "busy" early is no answer.
/// </summary>
/// <param name="Caller">The wish whose own call met the other load (EEXIST); null if none was made.</param>
/// <param name="Waiting">Who waits.</param>
internal sealed record ComingModule(EnsureLive? Caller, ImmutableList<EnsureLive> Waiting) : ModuleLife
{
    /// <inheritdoc/>
    public override LifeKind Kind => LifeKind.Coming;

    /// <inheritdoc/>
    public override Transition Wish(EnsureLive wish, Sight sight, Terms terms) =>
        Transition.To(this with { Waiting = Waiting.Add(wish) });

    /// <inheritdoc/>
    public override Transition Look(Sight sight, Terms terms)
    {
        switch (sight.Kernel)
        {
            case InitState.Coming or InitState.Going:
                return Transition.To(this, new LookAgain());
            case InitState.Live when Caller is { } caller:
                return Transition
                    .To(new LiveModule(LoadedWith: null), new BecameLive(), new AnswerWish(caller, LiveAnswer(caller, Role.Leader, loadedWith: null, terms)))
                    .Then(Waiting, sight, terms);
            default:
                return Transition.To(new AbsentModule()).Then(Caller is null ? Waiting : Waiting.Insert(0, Caller), sight, terms);
        }
    }
}
