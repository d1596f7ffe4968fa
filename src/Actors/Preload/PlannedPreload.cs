using System.Collections.Immutable;

namespace ActorLoad.Actors.Preload;

/// <summary>An entry of the list, and what is done about it.</summary>
/// <param name="Spec">What is asked.</param>
/// <param name="Fate">Whether it is.</param>
/// <param name="Modules">What it is expected to load.</param>
/// <param name="Device">Where its device was in sysfs; null for none.</param>
public sealed record PlannedPreload(string Spec, PreloadFate Fate, ImmutableArray<string> Modules, string? Device);
