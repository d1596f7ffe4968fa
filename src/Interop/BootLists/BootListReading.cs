namespace ActorLoad.Interop.BootLists;

/// <summary>What the boot lists say.</summary>
/// <param name="Entries">The modules: those of the kernel command line first, then by name of file.</param>
/// <param name="Problems">Lists that could not be read, and why.</param>
public sealed record BootListReading(IReadOnlyList<BootListEntry> Entries, IReadOnlyList<string> Problems);
