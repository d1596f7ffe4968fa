using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Plans;

/// <summary>
/// Owns the module index: libkmod is not thread-safe and reads files, so it has this actor, on a thread of its own, to
/// itself.
/// </summary>
public sealed class Resolver : UntypedActor
{
    // To look it up, libkmod opens its indexes and goes through them.
    private static readonly ResolveSpec NoModule = new(new RequestKey("actorload-no-such-module", string.Empty, ResolveFlags.None, InstallDepth: 0), Run: 0);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly IModuleIndex _index;

    /// <summary>Use <see cref="Props"/>.</summary>
    public Resolver(IModuleIndex index) => _index = index;

    /// <summary>Props of the resolver; it runs on the dispatcher <c>actorload.resolver-dispatcher</c>.</summary>
    public static Props Props(IModuleIndex index) =>
        Akka.Actor.Props.Create(() => new Resolver(index)).WithDispatcher("actorload.resolver-dispatcher");

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ResolveSpec ask:
                Sender.Tell(Resolve(ask));
                break;
            case PrepareIndex:
                _ = Resolve(NoModule);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private PlanResolved Resolve(ResolveSpec ask)
    {
        try
        {
            return new PlanResolved(ask.Run, _index.Resolve(ask.Key.Spec, ask.Key.Flags));
        }
        catch (Exception reason)
        {
            // Whatever it is, somebody waits for an answer.
            _log.Error(reason, "spec={Spec} the module indexes cannot be read: {Reason}", ask.Key.Spec, reason.Message);
            return new PlanResolved(ask.Run, Resolution: null, reason.Message);
        }
    }
}
