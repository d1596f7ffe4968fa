using ActorLoad.Actors.Modules.Life;

namespace ActorLoad.Actors.Modules;

/// <summary>
/// What a <see cref="ModuleActor"/> knows. It outlives a restart of the actor: who waits must get an answer, and a load in
/// flight must not be begun again.
/// </summary>
internal sealed class ModuleMemory
{
    /// <summary>The state.</summary>
    public ModuleLife Life { get; set; } = new AbsentModule();

    /// <summary>What the kernel said of loads and removals.</summary>
    public AddSightings Sightings { get; set; } = AddSightings.None;

    /// <summary>What has been decided and is still to be done.</summary>
    public Queue<Effect> Effects { get; } = new();

    /// <summary>Whether the load in flight has its attempt.</summary>
    public bool IsAttempted { get; set; }

    /// <summary>When the load in flight began, as a timestamp.</summary>
    public long Begun { get; set; }

    /// <summary>All whose answer depends on the state.</summary>
    public IEnumerable<EnsureLive> Waiting => Life switch
    {
        LoadingModule loading => [loading.Leader, .. loading.Joined, .. loading.Deferred],
        ComingModule coming => coming.Caller is null ? coming.Waiting : coming.Waiting.Insert(0, coming.Caller),
        _ => [],
    };

    /// <summary>Whether this very wish will be answered by what is known.</summary>
    public bool Keeps(EnsureLive wish) =>
        Waiting.Any(kept => ReferenceEquals(kept, wish))
        || Effects.Any(effect => effect is AnswerWish answer ? ReferenceEquals(answer.Wish, wish) : effect is GiveUpName give && ReferenceEquals(give.Wish, wish));
}
