using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using Akka.Actor;

namespace ActorLoad.Actors;

/// <summary>The actors of the service, put together.</summary>
/// <param name="Requests">Takes <see cref="LoadRequest"/>s.</param>
/// <param name="Modules">The router of modules.</param>
/// <param name="Resolver">The resolver of specs.</param>
/// <param name="Journal">The journal; the caller's, because it outlives the others at a stop.</param>
public sealed record Loader(IActorRef Requests, IActorRef Modules, IActorRef Resolver, IActorRef Journal)
{
    /// <summary>Starts them.</summary>
    /// <param name="system">Where.</param>
    /// <param name="parts">What they are made from.</param>
    /// <param name="journal">Is told every step.</param>
    /// <param name="resolver">Another resolver than the one that asks the index; null for that.</param>
    public static Loader Start(IActorRefFactory system, LoaderParts parts, IActorRef journal, Props? resolver = null)
    {
        var decisions = new DecisionLog(journal, parts.Clock);
        var modules = system.ActorOf(
            ModuleRouter.Props(new ModuleServices(parts.Kernel, parts.Clock, journal, parts.Policy, parts.Epoch, parts.Calls, parts.Loads, decisions) { Book = parts.Book }), "modules");
        var resolving = system.ActorOf(resolver ?? Plans.Resolver.Props(parts.Index), "resolver");
        var requests = system.ActorOf(
            RequestRouter.Props(new RequestServices(
                resolving, new PlanServices(modules, parts.Kernel, parts.Commands, decisions), parts.Index, parts.Kernel, parts.Clock, journal, parts.Limits, parts.Loads, decisions)),
            "requests");
        return new Loader(requests, modules, resolving, journal);
    }
}
