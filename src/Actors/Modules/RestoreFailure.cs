namespace ActorLoad.Actors.Modules;

/// <summary>A failure that an earlier run of the service in this boot remembered.</summary>
/// <param name="Path">Whose.</param>
/// <param name="Name">Its module name.</param>
/// <param name="Failure">Which.</param>
public sealed record RestoreFailure(string Path, string Name, Failure Failure);
