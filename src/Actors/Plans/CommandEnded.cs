using ActorLoad.Actors.Modules;
using ActorLoad.Interop.Commands;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Plans;

/// <summary>An install command has ended.</summary>
/// <param name="Token">The step's token.</param>
/// <param name="Result">How.</param>
internal sealed record CommandEnded(StepToken Token, CommandResult Result) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
