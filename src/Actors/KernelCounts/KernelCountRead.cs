using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.KernelCounts;

/// <summary>Answer to <see cref="CountKernel"/>.</summary>
/// <param name="Counted">The counts; null where this kernel has none that can be read.</param>
public sealed record KernelCountRead(KernelCounted? Counted);
