using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>Processes that were looked at within one flush interval. On disk they are columns (see <c>ProcessColumns</c>).</summary>
/// <param name="At">When the first of <paramref name="Processes"/> was.</param>
/// <param name="Processes">Each of them, a requester before its parents; never empty when the journal wrote it.</param>
public sealed record ProcessesSeen(DateTimeOffset At, ImmutableArray<ProcessSeen> Processes) : ILedgerBatch
{
    /// <inheritdoc/>
    public int Count => Processes.Length;
}
