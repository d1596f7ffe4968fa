using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal;

/// <summary>What is written in one transaction. An event's ordinal is its sequence number in the stream.</summary>
/// <param name="First">Ordinal of the first event; the next ones follow.</param>
/// <param name="Events">The events, requests gathered.</param>
internal sealed record JournalChunk(long First, ImmutableArray<ILedgerEvent> Events)
{
    internal long Last => First + Events.Length - 1;
}
