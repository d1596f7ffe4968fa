using Akka.Actor;

namespace ActorLoad.Actors.Journal;

/// <summary>Ends a <see cref="SubscribeLedger"/>.</summary>
/// <param name="Subscriber">Who.</param>
public sealed record UnsubscribeLedger(IActorRef Subscriber);
