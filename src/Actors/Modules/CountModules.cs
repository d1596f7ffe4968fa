namespace ActorLoad.Actors.Modules;

/// <summary>Asks the router for <see cref="ModuleCounts"/>.</summary>
public sealed record CountModules
{
    /// <summary>The only one.</summary>
    public static CountModules Instance { get; } = new();
}
