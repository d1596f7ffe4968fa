using ActorLoad.Rpc;

namespace ActorLoad.Host.Rpc;

/// <summary>What peers may take of the service (configuration: <c>actorload.rpc</c>).</summary>
public sealed record RpcLimits
{
    /// <summary>The defaults of the configuration.</summary>
    public static RpcLimits Default { get; } = new();

    /// <summary>Longest call in bytes; a longer one ends the connection.</summary>
    public int CallBytes { get; init; } = Contract.MaxCallBytes;

    /// <summary>Calls of one connection that are not answered, or whose replies are not sent; beyond it, it is not read.</summary>
    public int InFlight { get; init; } = 4096;

    /// <summary>Connections in total; beyond it, new ones are turned away.</summary>
    public int Connections { get; init; } = 2048;

    /// <summary>Connections of one process; beyond it, its new ones are turned away.</summary>
    public int ConnectionsOfProcess { get; init; } = 128;

    /// <summary>Events that wait for one subscriber; beyond it, they are counted as missed.</summary>
    public int Events { get; init; } = 1024;
}
