namespace ActorLoad.Host.Configuration;

/// <summary>The keys under <c>actorload.coldplug</c>.</summary>
/// <param name="AtStart">Whether the service asks for the modules of all devices when it starts.</param>
internal sealed record ColdplugOptions(bool AtStart);
