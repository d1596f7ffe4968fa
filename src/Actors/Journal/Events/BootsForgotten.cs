using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>
/// Earlier boots were removed from the journal, because it is to keep no more. It is written before they go: where the service was cut off
/// in between, the next one removes them and says so again.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Count">How many boots.</param>
/// <param name="Boots">What the journal called them, machine-id/boot-id, the oldest first.</param>
/// <param name="Rows">How many rows they had.</param>
/// <param name="Reasons">The keys that said so, each with its value.</param>
public sealed record BootsForgotten(DateTimeOffset At, int Count, ImmutableArray<string> Boots, long Rows, ImmutableArray<string> Reasons) : ILedgerEvent;
