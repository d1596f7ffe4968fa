namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>A module whose loads took longer than in another boot.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">How long there, in microseconds.</param>
/// <param name="After">How long here.</param>
public sealed record SlowerModule(string Name, long Before, long After);
