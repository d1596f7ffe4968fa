namespace ActorLoad.Actors.Modules.Life;

/// <summary>Hand the file to the kernel.</summary>
/// <param name="Leader">The wish that leads.</param>
internal sealed record StartLoad(EnsureLive Leader) : Effect;
