using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.KernelCounts;

/// <summary>Asks for the kernel's own counts of now; answered with <see cref="KernelCountRead"/>, behind what the journal is told.</summary>
/// <param name="Occasion">Why now.</param>
public sealed record CountKernel(CountOccasion Occasion);
