using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using Akka.Configuration;

namespace ActorLoad.Actors.Journal;

/// <summary>What the journal needs in the actor system's configuration, whatever the database.</summary>
public static class JournalConfig
{
    /// <summary>
    /// Threads for the database alone: its calls block, for seconds if the disk is in trouble, and nobody else may wait behind
    /// them.
    /// </summary>
    public const string Dispatcher = "actorload.journal-dispatcher";

    /// <summary>To be merged into the actor system's configuration.</summary>
    public static Config Hocon { get; } = ConfigurationFactory.ParseString($$"""
        {{Dispatcher}} {
          type = ForkJoinDispatcher
          throughput = 30
          dedicated-thread-pool {
            thread-count = 2
            threadtype = background
          }
        }
        akka.actor {
          serializers.actorload-ledger = "{{Name(typeof(LedgerSerializer))}}"
          serialization-bindings."{{Name(typeof(ILedgerEvent))}}" = actorload-ledger
        }
        # The journal reads its stream from the start; naming the plugin that stores nothing keeps Akka from warning.
        akka.persistence.snapshot-store.plugin = "akka.persistence.no-snapshot-store"
        """);

    private static string Name(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
