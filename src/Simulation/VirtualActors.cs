using ActorLoad.Actors;
using Akka.Actor;
using Akka.Configuration;

namespace ActorLoad.Simulation;

/// <summary>
/// An actor system without threads and in virtual time: nothing happens in it but what its owner's thread does by moving
/// <see cref="Time"/>. Not thread-safe.
/// </summary>
public sealed class VirtualActors : IDisposable
{
    private const int LastSteps = 10_000;

    private static readonly Config Virtual = ConfigurationFactory.ParseString("""
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.loggers = []
        akka.log-dead-letters = off
        akka.scheduler.implementation = "ActorLoad.Simulation.VirtualScheduler, ActorLoad.Simulation"
        akka.actor.default-dispatcher.type = "ActorLoad.Simulation.VirtualDispatcherConfigurator, ActorLoad.Simulation"
        akka.actor.default-mailbox.mailbox-type = "ActorLoad.Simulation.GatedMailbox, ActorLoad.Simulation"
        akka.actor.internal-dispatcher.type = "ActorLoad.Simulation.VirtualDispatcherConfigurator, ActorLoad.Simulation"
        actorload.resolver-dispatcher.type = "ActorLoad.Simulation.VirtualDispatcherConfigurator, ActorLoad.Simulation"
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        akka.coordinated-shutdown.run-by-actor-system-terminate = off
        akka.coordinated-shutdown.terminate-actor-system = off
        """);

    /// <summary>Starts one.</summary>
    /// <param name="epoch">When its time begins.</param>
    public VirtualActors(DateTimeOffset epoch)
    {
        System = ActorSystem.Create("virtual", Virtual.WithFallback(ActorsConfig.Default));
        Scheduler.Epoch = epoch;
        Clock = new SchedulerClock(Scheduler);
    }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary>Its clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Holds messages back; null for nobody.</summary>
    public IMessageGate? Gate
    {
        get => Scheduler.Gate;
        set => Scheduler.Gate = value;
    }

    /// <summary>Its time.</summary>
    public VirtualTime Time => Scheduler.Time;

    private VirtualScheduler Scheduler => (VirtualScheduler)System.Scheduler;

    /// <inheritdoc/>
    public void Dispose()
    {
        var ended = System.Terminate();
        for (var i = 0; i < LastSteps && !ended.IsCompleted && Time.Step(); i++)
        {
        }
    }
}
