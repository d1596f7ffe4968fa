namespace ActorLoad.Host.Configuration;

/// <summary>The keys under <c>actorload.uevents</c>.</summary>
/// <param name="Enabled">Whether the service listens to the kernel's events itself.</param>
/// <param name="ReceiveBuffer">Bytes in which the kernel keeps events that were not read yet.</param>
internal sealed record UeventsOptions(bool Enabled, int ReceiveBuffer);
