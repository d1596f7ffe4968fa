namespace ActorLoad.Actors.Modules.Life;

/// <summary>What never changes in a module's life.</summary>
/// <param name="Path">Canonical path of its file.</param>
/// <param name="Policy">What is done about failures.</param>
internal sealed record Terms(string Path, FailurePolicy Policy);
