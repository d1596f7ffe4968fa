namespace ActorLoad.Rpc;

/// <summary>Names, places and limits that both ends of the socket agree on.</summary>
public static class Contract
{
    /// <summary>The interface.</summary>
    public const string Interface = "io.actorload.Loader";

    /// <summary>The interface that every varlink service has.</summary>
    public const string ServiceInterface = "org.varlink.service";

    /// <summary>Where the service listens unless its configuration says otherwise.</summary>
    public const string DefaultSocket = "/run/actorload/io.actorload.Loader";

    /// <summary>The environment variable that names another socket.</summary>
    public const string SocketVariable = "ACTORLOAD_SOCKET";

    /// <summary>Longest call that the service reads unless configured otherwise, in bytes without the closing NUL.</summary>
    public const int MaxCallBytes = 64 * 1024;

    /// <summary>Longest reply that a client reads, in bytes without the closing NUL.</summary>
    public const int MaxReplyBytes = 16 * 1024 * 1024;

    /// <summary>How deep the objects of a message may be nested. The deepest of this contract has six levels.</summary>
    public const int MaxDepth = 16;

    /// <summary>The socket that a client of this environment talks to.</summary>
    public static string SocketPath =>
        Environment.GetEnvironmentVariable(SocketVariable) is { Length: > 0 } path ? path : DefaultSocket;
}
