using Akka.Actor;

namespace ActorLoad.Actors.Journal;

/// <summary>
/// From now on the journal tells every event to the subscriber as it happens, written or not; requests one by one. It ends with
/// <see cref="UnsubscribeLedger"/> or the subscriber's end.
/// </summary>
/// <param name="Subscriber">Who.</param>
public sealed record SubscribeLedger(IActorRef Subscriber);
