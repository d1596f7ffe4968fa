namespace ActorLoad.Actors.Modules.Life;

/// <summary>Nothing is known of it, or it was removed.</summary>
internal sealed record AbsentModule : ModuleLife
{
    /// <inheritdoc/>
    public override LifeKind Kind => LifeKind.Absent;

    /// <inheritdoc/>
    public override Transition Wish(EnsureLive wish, Sight sight, Terms terms) => Begin(this, wish, sight, terms);
}
