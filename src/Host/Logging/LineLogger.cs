using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace ActorLoad.Host.Logging;

/// <summary>The service's log, as long as its actors run; see <see cref="LogLine"/>.</summary>
public sealed class LineLogger : UntypedActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized());
                break;
            case LogEvent logged:
                LogLine.Write(logged);
                break;
            default:
                Unhandled(message);
                break;
        }
    }
}
