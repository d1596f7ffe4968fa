using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Requests put together in several ways, those with the most duplicates first. Those of which the property is not known are in no group.</summary>
/// <param name="Source">By the door they came through.</param>
/// <param name="Bus">By the bus of the alias: what is before its first colon.</param>
/// <param name="Subsystem">By the device's subsystem.</param>
/// <param name="Device">By the device.</param>
/// <param name="Cpu">By the CPU that is the device: devices/system/cpu/cpuN.</param>
/// <param name="Requester">By the requester: a process's name, a boot list's line, or the door.</param>
public sealed record DuplicateGroups(
    ImmutableArray<DuplicateGroup> Source,
    ImmutableArray<DuplicateGroup> Bus,
    ImmutableArray<DuplicateGroup> Subsystem,
    ImmutableArray<DuplicateGroup> Device,
    ImmutableArray<DuplicateGroup> Cpu,
    ImmutableArray<DuplicateGroup> Requester);
