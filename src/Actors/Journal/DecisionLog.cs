using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Actors.Journal;

/// <summary>
/// Numbers the decisions of all actors of one run, so that a replay can make them in the same order, and tells the journal of those that
/// no other event has. A number is taken when a message is worked on, before anything that the decision depends on is looked at.
/// Thread-safe.
/// </summary>
/// <param name="journal">Is told; never waited for.</param>
/// <param name="clock">The time.</param>
public sealed class DecisionLog(IActorRef journal, TimeProvider clock)
{
    private long _last;

    /// <summary>The place of the decision that is made now.</summary>
    internal long Next() => Interlocked.Increment(ref _last);

    /// <summary>Tells of a decision, or of something that was seen at one.</summary>
    internal void Add(long order, DecisionKind kind, long request = 0, int step = 0, string? name = null, long? value = null) =>
        journal.Tell(new Decision(clock.GetUtcNow(), order, kind, request, step, name, value));

    /// <summary>The same of a state.</summary>
    internal void Add(long order, DecisionKind kind, string name, InitState? state) => Add(order, kind, name: name, value: (long?)state);
}
