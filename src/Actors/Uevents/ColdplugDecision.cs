using System.Collections.Immutable;

namespace ActorLoad.Actors.Uevents;

/// <summary>A decision of <see cref="ColdplugLife"/>: the next state, and what is to be done, in order.</summary>
/// <param name="Next">The next state.</param>
/// <param name="Effects">What is to be done.</param>
internal readonly record struct ColdplugDecision(ColdplugLife Next, ImmutableArray<ColdplugEffect> Effects)
{
    /// <summary>A decision with these effects.</summary>
    public static ColdplugDecision To(ColdplugLife next, params ReadOnlySpan<ColdplugEffect> effects) => new(next, [.. effects]);
}
