using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace ActorLoad.Host.Logging;

/// <summary>The service's log, as long as its actors run; see <see cref="LogLine"/>.</summary>
public sealed class LineLogger : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    /// <summary>Akka makes it.</summary>
    public LineLogger()
    {
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(LogLine.Write);
    }
}
