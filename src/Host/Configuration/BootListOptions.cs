namespace ActorLoad.Host.Configuration;

/// <summary>The keys under <c>actorload.boot-lists</c>.</summary>
/// <param name="Enabled">Whether the service loads what modules-load.d(5) lists when it starts.</param>
internal sealed record BootListOptions(bool Enabled);
