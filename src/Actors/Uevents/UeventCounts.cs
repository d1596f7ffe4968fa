using System.Collections.Immutable;
using ActorLoad.Interop.Uevents;

namespace ActorLoad.Actors.Uevents;

/// <summary>What the reader of uevents has seen so far.</summary>
/// <param name="Received">Events of the kernel.</param>
/// <param name="Requested">How many of them were requests for a module: action add, and a MODALIAS.</param>
/// <param name="Coalesced">How many of these had a MODALIAS that was asked for before, and so cost no look-up.</param>
/// <param name="Waiting">How many of these wait for their answer.</param>
/// <param name="Modules">Events that said that a module was loaded or removed.</param>
/// <param name="Refused">Datagrams that were not believed, by kind; only kinds that occurred.</param>
/// <param name="Overruns">How often the kernel dropped events because the socket's buffer was full.</param>
/// <param name="Coldplugs">Walks over the devices that were begun.</param>
/// <param name="Walk">The walk under way; null for none.</param>
public sealed record UeventCounts(
    long Received,
    long Requested,
    long Coalesced,
    long Waiting,
    long Modules,
    ImmutableDictionary<UeventRefusal, long> Refused,
    long Overruns,
    long Coldplugs,
    ColdplugWalk? Walk);
