using ActorLoad.Actors.Plans;
using ActorLoad.Interop.Index;
using Akka.Actor;

namespace ActorLoad.Simulation.Replay;

/// <summary>Takes the resolver's place: gives each request the plan that was made for it.</summary>
internal sealed class OrderedResolver : UntypedActor
{
    private readonly Func<ResolveSpec, Resolution> _plans;

    public OrderedResolver(Func<ResolveSpec, Resolution> plans) => _plans = plans;

    public static Props Props(Func<ResolveSpec, Resolution> plans) => Akka.Actor.Props.Create(() => new OrderedResolver(plans));

    protected override void OnReceive(object message)
    {
        if (message is ResolveSpec ask)
        {
            Sender.Tell(new PlanResolved(ask.Run, _plans(ask)));
        }
        else
        {
            Unhandled(message);
        }
    }
}
