using Akka.Configuration;

namespace ActorLoad.Actors;

/// <summary>What the actors need of Akka's configuration.</summary>
public static class ActorsConfig
{
    /// <summary>The dispatchers that the actors name; to be merged under the rest of the configuration.</summary>
    public static Config Default { get; } = ConfigurationFactory.FromResource("ActorLoad.Actors.actorload.conf", typeof(ActorsConfig).Assembly);
}
