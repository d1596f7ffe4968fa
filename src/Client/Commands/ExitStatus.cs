namespace ActorLoad.Client.Commands;

/// <summary>Exit statuses of actorload. Called as modprobe it has modprobe's.</summary>
internal static class ExitStatus
{
    /// <summary>Done; for a load: everything is live or built in.</summary>
    public const int Done = 0;

    /// <summary>A load failed, or the service refused.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>The service is not reachable.</summary>
    public const int Unreachable = 3;
}
