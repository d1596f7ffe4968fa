using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Requests;

/// <summary>To the request router, from itself: see who of those who wait leaves.</summary>
internal sealed class SweepRequests : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    /// <summary>The only one.</summary>
    public static readonly SweepRequests Instance = new();
}
