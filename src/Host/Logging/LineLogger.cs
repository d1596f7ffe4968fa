using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace ActorLoad.Host.Logging;

/// <summary>The service's log, as long as its actors run; see <see cref="LogLine"/>.</summary>
public class LineLogger : UntypedActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
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
                Write(logged);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <summary>Writes the line of an event.</summary>
    protected virtual void Write(LogEvent logged) => LogLine.Write(logged);
}
