using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>
/// In which order the actors decided, within one flush interval. A replay needs it and nobody else. The arrivals of requests are
/// decisions too; theirs is in <see cref="RequestAnswered.Order"/>. On disk they are columns (see <c>DecisionColumns</c>).
/// </summary>
/// <param name="At">When the first was made.</param>
/// <param name="Decisions">Each of them; those of different actors may come out of order.</param>
public sealed record DecisionsMade(DateTimeOffset At, ImmutableArray<Decision> Decisions) : ILedgerBatch
{
    /// <inheritdoc/>
    public int Count => Decisions.Length;
}
