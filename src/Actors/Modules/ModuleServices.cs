using ActorLoad.Actors.Journal;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Actors.Modules;

/// <summary>What the actors of this room work with.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Clock">The time.</param>
/// <param name="Journal">Is told every step; never waited for.</param>
/// <param name="Policy">What is done about failures.</param>
/// <param name="Epoch">Counts modules that became live.</param>
/// <param name="Calls">Counts calls of the kernel.</param>
/// <param name="Loads">What is in flight.</param>
/// <param name="Decisions">The order of what is decided.</param>
public sealed record ModuleServices(
    IKernel Kernel,
    TimeProvider Clock,
    IActorRef Journal,
    FailurePolicy Policy,
    LiveEpoch Epoch,
    CallCount Calls,
    LoadsUnderWay Loads,
    DecisionLog Decisions)
{
    /// <summary>Keeps who loaded what.</summary>
    public LoadBook Book { get; init; } = new([]);
}
