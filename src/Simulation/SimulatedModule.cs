using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation;

/// <summary>A module name as the simulated kernel knows it.</summary>
internal sealed class SimulatedModule
{
    public InitState State { get; set; } = InitState.Absent;

    /// <summary>Calls that wait for the one under way to end, in the order of their arrival.</summary>
    public Queue<Action> Waiters { get; } = new();

    public int CallsInFlight { get; set; }
}
