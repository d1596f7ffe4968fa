using System.Collections.Immutable;

namespace ActorLoad.Actors.Modules.Life;

/// <summary>A decision: the next state, and what is to be done, in order.</summary>
/// <param name="Next">The next state.</param>
/// <param name="Effects">What is to be done.</param>
internal readonly record struct Transition(ModuleLife Next, ImmutableArray<Effect> Effects)
{
    /// <summary>A decision with these effects.</summary>
    public static Transition To(ModuleLife next, params ReadOnlySpan<Effect> effects) => new(next, [.. effects]);

    /// <summary>The same, and then these wishes decided one after the other in the state that each finds.</summary>
    public Transition Then(IEnumerable<EnsureLive> wishes, Sight sight, Terms terms)
    {
        var (next, effects) = (Next, Effects.ToBuilder());
        foreach (var wish in wishes)
        {
            var transition = next.Wish(wish, sight, terms);
            next = transition.Next;
            effects.AddRange(transition.Effects);
        }

        return new Transition(next, effects.ToImmutable());
    }
}
