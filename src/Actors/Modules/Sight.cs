using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules;

/// <summary>What a module sees of the world at the moment of a decision, so that decisions are pure.</summary>
/// <param name="Now">The time, UTC.</param>
/// <param name="Kernel">What the kernel says of the module's name.</param>
/// <param name="Epoch">How many modules became live so far.</param>
public readonly record struct Sight(DateTimeOffset Now, InitState Kernel, long Epoch);
