using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules.Life;

/// <summary>It is live, as far as we know; the kernel is asked at every wish.</summary>
/// <param name="LoadedWith">The parameters of the caller that led its load; null if somebody else loaded it.</param>
internal sealed record LiveModule(string? LoadedWith) : ModuleLife
{
    /// <inheritdoc/>
    public override LifeKind Kind => LifeKind.Live;

    /// <inheritdoc/>
    public override Transition Wish(EnsureLive wish, Sight sight, Terms terms) =>
        sight.Kernel == InitState.Live
            ? Transition.To(this, new AnswerWish(wish, LiveAnswer(wish, Role.Live, LoadedWith, terms)))
            : Transition.To(new AbsentModule(), new FoundGone()).Then([wish], sight, terms);

    /// <inheritdoc/>
    public override Transition Removed(Sight sight) => Transition.To(
        sight.Kernel == InitState.Live ? new LiveModule(LoadedWith: null) : new AbsentModule(), new FoundGone());
}
