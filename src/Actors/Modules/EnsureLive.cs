using Akka.Actor;

namespace ActorLoad.Actors.Modules;

/// <summary>Asks the router, and through it a module, to be live. Answered with <see cref="ModuleAnswered"/>.</summary>
/// <param name="Order">What is wanted.</param>
/// <param name="ReplyTo">Who is to be told.</param>
/// <param name="Token">The asker's own number for this; comes back with the answer.</param>
/// <param name="Claim">Set by the router: the ownership of the module's name under which this was forwarded.</param>
public sealed record EnsureLive(ModuleOrder Order, IActorRef ReplyTo, StepToken Token, long Claim = 0);
