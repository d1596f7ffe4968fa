using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>The requests of a boot.</summary>
/// <param name="Total">How many.</param>
/// <param name="Roles">By how they were answered; those who left before the answer are in <paramref name="Left"/> alone. Every role is there.</param>
/// <param name="Outcomes">By what came of them; every outcome is there.</param>
/// <param name="Left">How many left before the answer, timed out or gone.</param>
/// <param name="Failed">How many were answered with a failure.</param>
public sealed record RequestTotals(
    long Total, ImmutableSortedDictionary<string, long> Roles, ImmutableSortedDictionary<string, long> Outcomes, long Left, long Failed);
