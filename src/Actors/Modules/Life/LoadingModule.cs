using System.Collections.Immutable;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules.Life;

/// <summary>A load of ours is in flight.</summary>
/// <param name="Leader">Whose wish started it.</param>
/// <param name="Joined">Who gets the same answer.</param>
/// <param name="Deferred">Who cannot share it.</param>
internal sealed record LoadingModule(
    EnsureLive Leader, ImmutableList<EnsureLive> Joined, ImmutableList<EnsureLive> Deferred) : ModuleLife
{
    /// <inheritdoc/>
    public override LifeKind Kind => LifeKind.Loading;

    /// <inheritdoc/>
    public override Transition Wish(EnsureLive wish, Sight sight, Terms terms)
    {
        var shares = wish.Order.Path == terms.Path
            && wish.Order.Force == LoadFlags.None
            && Leader.Order.Force == LoadFlags.None;
        return Transition.To(shares ? this with { Joined = Joined.Add(wish) } : this with { Deferred = Deferred.Add(wish) });
    }

    /// <inheritdoc/>
    public override Transition Ended(LoadResult result, Sight sight, Terms terms)
    {
        // EEXIST means loaded only if the kernel says live: drivers return EEXIST from their own init too.
        if (result.Succeeded || (result.Errno == Errno.EEXIST && sight.Kernel == InitState.Live))
        {
            var with = result.Succeeded ? Leader.Order.Parameters : null;
            return AnswerAll(
                new LiveModule(with), [new BecameLive()], (wish, role) => LiveAnswer(wish, role, with, terms), sight, terms);
        }

        if (result.Errno == Errno.EEXIST && sight.Kernel is InitState.Coming or InitState.Going)
        {
            return Transition.To(new ComingModule(Leader, Joined.AddRange(Deferred)), new LookAgain());
        }

        // A forced attempt says nothing about an ordinary one, and what came before its time may go well when somebody needs it.
        ModuleLife next = Leader.Order.Force != LoadFlags.None || Leader.Order.Requester.Kind == RequesterKind.Preload
            ? new AbsentModule()
            : new FailedModule(new Failure(result, sight.Now + terms.Policy.RememberFor(result.Errno), sight.Epoch, Leader.Order.Generation));
        return AnswerAll(next, [], (wish, role) => FailedAnswer(wish, role, result, terms), sight, terms);
    }

    private Transition AnswerAll(
        ModuleLife next, ImmutableArray<Effect> first, Func<EnsureLive, Role, ModuleAnswer> answer, Sight sight, Terms terms)
    {
        var effects = first.ToBuilder();
        effects.Add(new AnswerWish(Leader, answer(Leader, Role.Leader)));
        effects.AddRange(Joined.Select(wish => new AnswerWish(wish, answer(wish, Role.Joined))));
        return new Transition(next, effects.ToImmutable()).Then(Deferred, sight, terms);
    }
}
