using ActorLoad.Actors;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Logging;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;

namespace ActorLoad.Host.Service;

/// <summary>The actor system of the service.</summary>
internal static class SystemSetup
{
    /// <summary>Makes it.</summary>
    public static ActorSystem Create(ServiceOptions options, JournalPlace place)
    {
        var config = Own(options.Log.Level).WithFallback(SqliteJournal.Hocon).WithFallback(ActorsConfig.Default);
        return ActorSystem.Create(
            "actorload",
            ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config), SqliteJournal.Setup(place)));
    }

    // Start-up time counts: no logger before ours, no JVM-style exit hooks.
    private static Config Own(LogLevel level) => ConfigurationFactory.ParseString($$"""
        akka {
          loggers = ["{{Name(typeof(LineLogger))}}"]
          stdout-logger-class = "{{Name(typeof(LastLogger))}}"
          loglevel = {{level.StringFor()}}
          stdout-loglevel = OFF
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          # 20 wakings a second instead of 100 while nothing happens. The shortest time that is ever waited for is first-backoff.
          scheduler.tick-duration = 50ms
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          coordinated-shutdown.exit-clr = off
          coordinated-shutdown.run-by-actor-system-terminate = off
        }
        """);

    private static string Name(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
