namespace ActorLoad.Actors.Uevents;

/// <summary>Answer to <see cref="AwaitSettled"/>.</summary>
public sealed record Settled
{
    /// <summary>The only one.</summary>
    public static Settled Instance { get; } = new();
}
