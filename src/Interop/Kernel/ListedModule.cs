namespace ActorLoad.Interop.Kernel;

/// <summary>A line of /proc/modules.</summary>
/// <param name="Name">With underscores.</param>
/// <param name="Bytes">Memory that it takes.</param>
/// <param name="References">How many use it.</param>
/// <param name="State">live, loading or unloading.</param>
public sealed record ListedModule(string Name, long Bytes, int References, string State);
