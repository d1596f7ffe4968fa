using Akka.Dispatch;

namespace ActorLoad.Simulation;

/// <summary>
/// Runs mailboxes on the thread that moves a <see cref="VirtualTime"/>, one after the other in the order in which they got their
/// messages, before any appointment: so that everything follows at once from what happened, and each time in the same order.
/// </summary>
/// <param name="configurator">Akka's.</param>
/// <param name="time">Who runs them.</param>
internal sealed class VirtualDispatcher(MessageDispatcherConfigurator configurator, VirtualTime time) : MessageDispatcher(configurator)
{
    /// <inheritdoc/>
    protected override void ExecuteTask(IRunnable run) => time.Post(run.Run);

    /// <inheritdoc/>
    protected override void Shutdown()
    {
        // There is no thread to be given back.
    }
}
