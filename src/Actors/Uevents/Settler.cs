using Akka.Actor;

namespace ActorLoad.Actors.Uevents;

/// <summary>Who wants to know when all is settled.</summary>
/// <param name="Token">The asker's own name for this.</param>
/// <param name="ReplyTo">Who is told.</param>
/// <param name="Fence">Number of the fence that is waited for; 0 as long as there is none.</param>
internal sealed record Settler(object Token, IActorRef ReplyTo, long Fence);
