namespace ActorLoad.Host.Configuration;

/// <summary>The keys under <c>actorload.kernel-helper</c> that are not about waiting.</summary>
/// <param name="Trace">Whether who makes the kernel ask is read from tracefs.</param>
internal sealed record KernelHelperOptions(bool Trace);
