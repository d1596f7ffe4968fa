namespace ActorLoad.Host.Configuration;

/// <summary>The keys under <c>actorload.uevents</c>.</summary>
/// <param name="Enabled">Whether the service listens to the kernel's events itself.</param>
internal sealed record UeventsOptions(bool Enabled);
