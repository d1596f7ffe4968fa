namespace ActorLoad.Interop.Uevents;

/// <summary>One event of the kernel about one object of sysfs (lib/kobject_uevent.c).</summary>
/// <param name="Action">What happened: add, remove, change, move, online, offline, bind, unbind.</param>
/// <param name="Devpath">The object's path below the mount point of sysfs; begins with a slash.</param>
/// <param name="Seqnum">The kernel's number of the event; other network namespaces take numbers, too, so gaps mean nothing.</param>
/// <param name="Subsystem">Bus, class, or "module", "bus" and so on; null if it says none.</param>
/// <param name="Driver">The driver that is bound to the device, or null.</param>
/// <param name="Modalias">The alias that modules for the device carry, or null.</param>
/// <param name="SynthUuid">
/// Null for what really happened; for an event that was asked for by a write to the object's <c>uevent</c> file the UUID that was
/// written, or "0" (Documentation/ABI/testing/sysfs-uevent).
/// </param>
public sealed record Uevent(
    string Action, string Devpath, long Seqnum, string? Subsystem, string? Driver, string? Modalias, string? SynthUuid);
