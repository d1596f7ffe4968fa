using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Journal;

/// <summary>The place that the journal's database belongs in can be written now.</summary>
internal sealed record LastingPlaceReady : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    internal static LastingPlaceReady Instance { get; } = new();
}
