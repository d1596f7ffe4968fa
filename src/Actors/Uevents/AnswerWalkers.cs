using System.Collections.Immutable;
using Akka.Actor;

namespace ActorLoad.Actors.Uevents;

/// <summary>Tell who waited for the walk that it is over.</summary>
/// <param name="Walkers">Who.</param>
internal sealed record AnswerWalkers(ImmutableList<IActorRef> Walkers) : ColdplugEffect;
