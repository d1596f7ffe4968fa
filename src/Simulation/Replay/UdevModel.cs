namespace ActorLoad.Simulation.Replay;

/// <summary>How udevd works on its events, for boots without a service that converges.</summary>
/// <param name="Cpus">CPUs that its workers share.</param>
/// <param name="Workers">How many events it works on at once at most (children-max of udevd).</param>
/// <param name="EventTime">What an event costs on one CPU before its module is looked at: rules, and the look-up of the alias.</param>
public sealed record UdevModel(int Cpus, int Workers, TimeSpan EventTime)
{
    /// <summary>A small machine.</summary>
    public static UdevModel Default { get; } = new(Cpus: 2, Workers: 20, TimeSpan.FromMilliseconds(1));
}
