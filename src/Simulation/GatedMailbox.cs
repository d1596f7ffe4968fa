using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace ActorLoad.Simulation;

/// <summary>The mailbox of actors under a <see cref="VirtualScheduler"/>: what its gate holds back does not get in.</summary>
/// <param name="settings">Akka's.</param>
/// <param name="config">Akka's.</param>
internal sealed class GatedMailbox(Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<UnboundedMessageQueue>
{
    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new Queue((VirtualScheduler)system.Scheduler);

    private sealed class Queue(VirtualScheduler scheduler) : UnboundedMessageQueue, IMessageQueue
    {
        void IMessageQueue.Enqueue(IActorRef receiver, Envelope envelope)
        {
            if (scheduler.Gate is not { } gate || !gate.Holds(receiver, envelope))
            {
                Enqueue(receiver, envelope);
            }
        }
    }
}
