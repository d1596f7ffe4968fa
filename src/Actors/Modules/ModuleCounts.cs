using System.Collections.Immutable;
using ActorLoad.Actors.Modules.Life;

namespace ActorLoad.Actors.Modules;

/// <summary>Answer to <see cref="CountModules"/>.</summary>
/// <param name="ByKind">How many modules are in which state of their life.</param>
public sealed record ModuleCounts(ImmutableDictionary<LifeKind, int> ByKind);
