using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Journal;

/// <summary>The time of somebody who waits for the disk is over.</summary>
/// <param name="Waiter">Whose.</param>
internal sealed record JournalFlushExpired(JournalFlushWaiter Waiter) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
