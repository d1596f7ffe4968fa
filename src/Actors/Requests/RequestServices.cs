using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Plans;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Actors.Requests;

/// <summary>What the request router works with.</summary>
/// <param name="Resolver">The resolver of specs.</param>
/// <param name="Plans">What plans work with.</param>
/// <param name="Index">Only for its generation; resolving is the resolver's.</param>
/// <param name="Kernel">The kernel, to see whether an answer still holds.</param>
/// <param name="Clock">The time.</param>
/// <param name="Journal">Is told every step; never waited for.</param>
/// <param name="Limits">Bounds.</param>
/// <param name="Loads">What is in flight.</param>
/// <param name="Decisions">The order of what is decided.</param>
public sealed record RequestServices(
    IActorRef Resolver,
    PlanServices Plans,
    IModuleIndex Index,
    IKernel Kernel,
    TimeProvider Clock,
    IActorRef Journal,
    RequestLimits Limits,
    LoadsUnderWay Loads,
    DecisionLog Decisions);
