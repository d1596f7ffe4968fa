namespace ActorLoad.Actors.Boots;

/// <summary>In which mode the service ran in a boot.</summary>
public static class BootMode
{
    /// <summary>Every run loaded.</summary>
    public const string Converge = "converge";

    /// <summary>Every run only looked on.</summary>
    public const string Observe = "observe";

    /// <summary>There are runs of either.</summary>
    public const string Both = "both";

    /// <summary>converge, observe, or both; null where no run is known.</summary>
    /// <param name="runs">Runs of the service.</param>
    /// <param name="observing">Those of them in which it only looked on.</param>
    public static string? Of(long runs, long observing) => observing switch
    {
        _ when runs == 0 => null,
        0 => Converge,
        _ => observing == runs ? Observe : Both,
    };

    /// <summary>That of these runs.</summary>
    public static string? Of(IReadOnlyCollection<ServiceRun> runs) => Of(runs.Count, runs.Count(run => run.Mode is not null));
}
