using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>Keeps what an actor system logs.</summary>
internal sealed class LogCatcher : ReceiveActor
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<LogEvent>> BySystem = new();

    public LogCatcher()
    {
        var caught = BySystem.GetOrAdd(Context.System.Name, _ => new());
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(caught.Enqueue);
    }

    internal static IReadOnlyCollection<LogEvent> Of(ActorSystem system) => BySystem.GetOrAdd(system.Name, _ => new());
}
