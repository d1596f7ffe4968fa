using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Calls of others put together, those with the most duplicates first. Those of which the property is not known are in no group.</summary>
/// <param name="Source">By who called: udev, kernel (its helper), modprobe, commandLine (any other process).</param>
/// <param name="Bus">By the bus of the device.</param>
/// <param name="Subsystem">By the device's subsystem.</param>
/// <param name="Device">By the device.</param>
/// <param name="Cpu">By the CPU on which the call began.</param>
/// <param name="Requester">By the process, with its id.</param>
public sealed record ObservedGroups(
    ImmutableArray<ObservedGroup> Source,
    ImmutableArray<ObservedGroup> Bus,
    ImmutableArray<ObservedGroup> Subsystem,
    ImmutableArray<ObservedGroup> Device,
    ImmutableArray<ObservedGroup> Cpu,
    ImmutableArray<ObservedGroup> Requester);
