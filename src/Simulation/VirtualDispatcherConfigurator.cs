using Akka.Configuration;
using Akka.Dispatch;

namespace ActorLoad.Simulation;

/// <summary>What Akka makes a <see cref="VirtualDispatcher"/> with; the system's scheduler must be a <see cref="VirtualScheduler"/>.</summary>
internal sealed class VirtualDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly VirtualDispatcher _dispatcher;

    /// <summary>Akka's way to make one.</summary>
    public VirtualDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) =>
        _dispatcher = new VirtualDispatcher(this, ((VirtualScheduler)prerequisites.Scheduler).Time);

    /// <inheritdoc/>
    public override MessageDispatcher Dispatcher() => _dispatcher;
}
