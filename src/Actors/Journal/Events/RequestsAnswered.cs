using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>
/// Requests that were answered within one flush interval, in the order in which their answers came. On disk they
/// are columns (see <c>RequestColumns</c>), because a storm is a hundred thousand rows that are nearly equal.
/// </summary>
/// <param name="At">When the first of <paramref name="Requests"/> arrived.</param>
/// <param name="Requests">Each of them; never empty when the journal wrote it.</param>
public sealed record RequestsAnswered(DateTimeOffset At, ImmutableArray<RequestAnswered> Requests) : ILedgerBatch
{
    /// <inheritdoc/>
    public int Count => Requests.Length;
}
