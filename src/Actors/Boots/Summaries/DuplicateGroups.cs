using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Requests put together in several ways, those with the most duplicates first. Those of which the property is not known are in no group.</summary>
/// <param name="Source">By the door they came through.</param>
/// <param name="Bus">By the bus of the alias: what is before its first colon.</param>
/// <param name="Subsystem">By the device's subsystem.</param>
/// <param name="Device">By the device.</param>
/// <param name="Cpu">By the CPU that is the device: devices/system/cpu/cpuN.</param>
/// <param name="Requester">By the requester: a process's name, a boot list's line, or the door.</param>
/// <param name="Driver">By the driver that was bound to the device when its uevent came.</param>
/// <param name="Event">Of uevents: by whether they are of what really happened, or were asked for through sysfs, by the service or by others.</param>
/// <param name="Lineage">By the names of the process and of those above it.</param>
public sealed record DuplicateGroups(
    ImmutableArray<DuplicateGroup> Source,
    ImmutableArray<DuplicateGroup> Bus,
    ImmutableArray<DuplicateGroup> Subsystem,
    ImmutableArray<DuplicateGroup> Device,
    ImmutableArray<DuplicateGroup> Cpu,
    ImmutableArray<DuplicateGroup> Requester,
    ImmutableArray<DuplicateGroup> Driver,
    ImmutableArray<DuplicateGroup> Event,
    ImmutableArray<DuplicateGroup> Lineage);
