using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation;

/// <summary>What one load of a file does in a <see cref="SimulatedKernel"/>.</summary>
/// <param name="Duration">How long it takes, in virtual time.</param>
/// <param name="Errno">0 for success.</param>
/// <param name="Stage">Where it ends.</param>
/// <param name="Detail">The result's detail.</param>
public sealed record SimulatedLoad(
    TimeSpan Duration,
    int Errno = 0,
    LoadStage Stage = LoadStage.Insert,
    string? Detail = null)
{
    /// <summary>Success at once (at the next step).</summary>
    public static SimulatedLoad Success { get; } = new(TimeSpan.Zero);

    /// <summary>Size of the file.</summary>
    public long FileBytes { get; init; } = 4096;

    /// <summary>The module is live after it though it failed: somebody else was faster.</summary>
    public bool IsLiveAfterwards { get; init; }

    /// <summary>Runs when the kernel has begun the load: a nested request, for example.</summary>
    public Action? WhenBegun { get; init; }

    /// <summary>A failure at once.</summary>
    public static SimulatedLoad Failure(int errno, LoadStage stage = LoadStage.Insert) => new(TimeSpan.Zero, errno, stage);

    /// <summary>The same in that time.</summary>
    public SimulatedLoad Taking(TimeSpan duration) => this with { Duration = duration };
}
