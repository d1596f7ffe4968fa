using ActorLoad.Actors.Journal;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Actors.Plans;

/// <summary>What plans work with.</summary>
/// <param name="Router">The router of modules.</param>
/// <param name="Kernel">The kernel, to see what is live already.</param>
/// <param name="Commands">Runs install commands.</param>
/// <param name="Decisions">The order of what is decided.</param>
public sealed record PlanServices(IActorRef Router, IKernel Kernel, IInstallCommands Commands, DecisionLog Decisions);
