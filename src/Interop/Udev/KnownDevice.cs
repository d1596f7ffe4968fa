namespace ActorLoad.Interop.Udev;

/// <summary>A device as sysfs knows it.</summary>
/// <param name="Devpath">Its path below the mount point of sysfs; begins with a slash.</param>
/// <param name="Subsystem">Its bus or class; null if it has none.</param>
/// <param name="Bus">The bus that it, or the closest device above it, is on; null for none.</param>
public sealed record KnownDevice(string Devpath, string? Subsystem, string? Bus);
