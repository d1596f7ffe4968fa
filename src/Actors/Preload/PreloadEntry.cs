using System.Collections.Immutable;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Preload;

/// <summary>One question that is asked at the start, before anybody else asks it.</summary>
/// <param name="Spec">What is asked: what was asked in the boot, or a module's name where a part of that failed.</param>
/// <param name="Modules">What was loaded for it, in order.</param>
/// <param name="Source">Through which door it came.</param>
/// <param name="Device">The device for which it was; null for none.</param>
/// <param name="Within">Modules whose own loads made the kernel ask for it; empty for none that are known.</param>
public sealed record PreloadEntry(
    string Spec, ImmutableArray<string> Modules, RequesterKind Source, PreloadDevice? Device, ImmutableArray<string> Within);
