namespace ActorLoad.Interop.Kernel;

/// <summary>One module file to be handed to the kernel.</summary>
/// <param name="Name">The module's name, with underscores, as the kernel will know it.</param>
/// <param name="Path">The file's canonical path.</param>
/// <param name="Options">The parameter string for the kernel; empty for none.</param>
/// <param name="Flags">Checks that the kernel shall not make.</param>
public sealed record LoadOrder(string Name, string Path, string Options, LoadFlags Flags = LoadFlags.None);
