using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules.Life;

/// <summary>The last load failed.</summary>
/// <param name="Failure">How, and for how long that counts.</param>
internal sealed record FailedModule(Failure Failure) : ModuleLife
{
    /// <inheritdoc/>
    public override LifeKind Kind => LifeKind.Failed;

    /// <inheritdoc/>
    public override Transition Wish(EnsureLive wish, Sight sight, Terms terms) =>
        wish.Order.Path == terms.Path
        && wish.Order.Force == LoadFlags.None
        && sight.Kernel == InitState.Absent
        && Failure.Holds(wish.Order, sight)
            ? Transition.To(this, new AnswerWish(wish, FailedAnswer(wish, Role.Remembered, Failure.Result, terms)))
            : Begin(this, wish, sight, terms);
}
