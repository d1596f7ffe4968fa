namespace ActorLoad.Rpc.Messages;

/// <summary>The kernel's events, in <see cref="StatusReply"/>.</summary>
/// <param name="Received">Events of the kernel.</param>
/// <param name="Requested">Those that asked for a module.</param>
/// <param name="Coalesced">Those of them whose alias was asked for before.</param>
/// <param name="Waiting">Those of them that wait for their answer.</param>
/// <param name="Modules">Events that said that a module was loaded or removed.</param>
/// <param name="Ignored">Datagrams that were not believed, by kind.</param>
/// <param name="Overruns">How often events were lost because the buffer was full.</param>
/// <param name="Coldplugs">Walks over the devices that were begun.</param>
/// <param name="Coldplug">The one under way; null for none.</param>
public sealed record Uevents(
    long Received,
    long Requested,
    long Coalesced,
    long Waiting,
    long Modules,
    IReadOnlyDictionary<string, long> Ignored,
    long Overruns,
    long Coldplugs,
    Coldplug? Coldplug);
