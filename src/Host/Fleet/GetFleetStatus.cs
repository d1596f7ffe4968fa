using Akka.Actor;

namespace ActorLoad.Host.Fleet;

/// <summary>Asks a <see cref="FleetShipper"/> for its <see cref="FleetStatus"/>.</summary>
internal sealed record GetFleetStatus : INoSerializationVerificationNeeded
{
    /// <summary>The only one.</summary>
    internal static GetFleetStatus Instance { get; } = new();
}
