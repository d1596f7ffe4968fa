namespace ActorLoad.Rpc.Messages;

/// <summary>A module that the kernel has, and who loaded it.</summary>
/// <param name="Name">Module name.</param>
/// <param name="Bytes">Memory that it takes.</param>
/// <param name="References">How many use it.</param>
/// <param name="State">live, loading or unloading.</param>
/// <param name="Source">service, before or others.</param>
/// <param name="Requester">Who led the service's load.</param>
/// <param name="Path">The file that the service loaded.</param>
/// <param name="At">When the service's load was over, UTC, as in RFC 3339.</param>
/// <param name="Microseconds">How long it took.</param>
public sealed record KernelModule(
    string Name, long Bytes, int References, string State, string Source, string? Requester, string? Path, DateTimeOffset? At, long? Microseconds);
