using System.Collections.Immutable;
using ActorLoad.Actors;

namespace ActorLoad.Simulation.Replay;

/// <summary>What is to be different from how it was.</summary>
/// <param name="Settings">Settings of the service that differ, as <see cref="RunSettings"/> has them.</param>
/// <param name="Parallel">How many loads the kernel takes at once; null for all.</param>
/// <param name="Converge">Whether requests share loads; else each of them runs its own modprobe.</param>
/// <param name="Udev">How udevd works, for requests that do not share.</param>
/// <param name="Preload">Whether what the boot loaded in its beginning is asked for at its start, too.</param>
public sealed record WhatIf(ImmutableSortedDictionary<string, long> Settings, int? Parallel, bool Converge, UdevModel Udev, bool Preload = false)
{
    /// <summary>Everything as it was.</summary>
    public static WhatIf Nothing { get; } = new(ImmutableSortedDictionary<string, long>.Empty, Parallel: null, Converge: true, UdevModel.Default);
}
