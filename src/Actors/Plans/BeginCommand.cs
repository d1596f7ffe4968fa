using ActorLoad.Actors.Modules;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Plans;

/// <summary>To a plan, from itself: it is the turn of a step with an install command.</summary>
/// <param name="Token">Which.</param>
internal sealed record BeginCommand(StepToken Token) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
