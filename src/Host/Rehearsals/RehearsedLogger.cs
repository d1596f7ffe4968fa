using ActorLoad.Host.Logging;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace ActorLoad.Host.Rehearsals;

/// <summary>Makes the lines that <see cref="LineLogger"/> would write, and writes none.</summary>
internal sealed class RehearsedLogger : UntypedActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
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
                _ = LogLine.Of(logged);
                break;
            default:
                Unhandled(message);
                break;
        }
    }
}
