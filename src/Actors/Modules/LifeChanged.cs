using ActorLoad.Actors.Modules.Life;

namespace ActorLoad.Actors.Modules;

/// <summary>A module tells its router that its life has entered another state.</summary>
/// <param name="Path">Which module.</param>
/// <param name="Kind">The state.</param>
internal sealed record LifeChanged(string Path, LifeKind Kind);
