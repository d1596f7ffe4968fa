using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Plans;

/// <summary>To a plan, from itself: begin.</summary>
/// <param name="Order">What is to be done.</param>
internal sealed record BeginPlan(PlanOrder Order) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
