using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Actors;

/// <summary>The actors of the service, put together.</summary>
/// <param name="Requests">Takes <see cref="LoadRequest"/>s.</param>
/// <param name="Modules">The router of modules.</param>
/// <param name="Resolver">The resolver of specs.</param>
public sealed record Loader(IActorRef Requests, IActorRef Modules, IActorRef Resolver)
{
    /// <summary>Starts them. The journal is the caller's, because it outlives them at a stop.</summary>
    public static Loader Start(
        IActorRefFactory system,
        IKernel kernel,
        IModuleIndex index,
        IInstallCommands commands,
        IActorRef journal,
        TimeProvider clock,
        FailurePolicy policy,
        RequestLimits limits)
    {
        var modules = system.ActorOf(
            ModuleRouter.Props(new ModuleServices(kernel, clock, journal, policy, new LiveEpoch())), "modules");
        var resolver = system.ActorOf(Plans.Resolver.Props(index), "resolver");
        var requests = system.ActorOf(
            RequestRouter.Props(new RequestServices(
                resolver, new PlanServices(modules, kernel, commands), index, kernel, clock, journal, limits)),
            "requests");
        return new Loader(requests, modules, resolver);
    }
}
