namespace ActorLoad.Actors.Modules.Life;

/// <summary>Nothing is known of it, or it was removed.</summary>
/// <param name="GivenUp">
/// The claim (see <see cref="NameTable"/>) under which the name was given up; wishes under this or an older one were sent
/// before the router knew, and go back to it.
/// </param>
internal sealed record AbsentModule(long GivenUp = -1) : ModuleLife
{
    /// <inheritdoc/>
    public override LifeKind Kind => LifeKind.Absent;

    /// <inheritdoc/>
    public override Transition Wish(EnsureLive wish, Sight sight, Terms terms) => wish.Claim <= GivenUp
        ? Transition.To(this, new GiveUpName(wish))
        : Begin(this, wish, sight, terms);
}
