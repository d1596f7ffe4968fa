using ActorLoad.Actors.Plans;
using Akka.Actor;

namespace ActorLoad.Simulation.Replay;

/// <summary>Takes the resolver's place: gives the plans that were made, at the time at which they were.</summary>
internal sealed class ReplayedResolver : UntypedActor
{
    private readonly ReplayedPlans _plans;
    private readonly VirtualTime _time;

    public ReplayedResolver(ReplayedPlans plans, VirtualTime time) => (_plans, _time) = (plans, time);

    public static Props Props(ReplayedPlans plans, VirtualTime time) => Akka.Actor.Props.Create(() => new ReplayedResolver(plans, time));

    protected override void OnReceive(object message)
    {
        if (message is not ResolveSpec ask)
        {
            Unhandled(message);
            return;
        }

        var (at, resolution) = _plans.Next(ask.Key.Spec, _time.Now);
        var answer = new PlanResolved(ask.Run, resolution);
        if (at > _time.Now)
        {
            Context.System.Scheduler.ScheduleTellOnce(at - _time.Now, Sender, answer, Self);
        }
        else
        {
            Sender.Tell(answer);
        }
    }
}
