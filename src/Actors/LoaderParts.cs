using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors;

/// <summary>What the actors of a <see cref="Loader"/> are made from.</summary>
/// <param name="Kernel">The kernel, real or simulated.</param>
/// <param name="Index">The module indexes, real or simulated.</param>
/// <param name="Commands">Runs install commands.</param>
/// <param name="Clock">The time.</param>
/// <param name="Policy">What is done about failures.</param>
/// <param name="Limits">Bounds on what is kept of requests.</param>
public sealed record LoaderParts(
    IKernel Kernel,
    IModuleIndex Index,
    IInstallCommands Commands,
    TimeProvider Clock,
    FailurePolicy Policy,
    RequestLimits Limits)
{
    /// <summary>Counts modules that became live.</summary>
    public LiveEpoch Epoch { get; } = new();

    /// <summary>Keeps who loaded what.</summary>
    public LoadBook Book { get; init; } = new([]);

    /// <summary>Counts calls of the kernel.</summary>
    public CallCount Calls { get; } = new();

    /// <summary>What is in flight.</summary>
    public LoadsUnderWay Loads { get; } = new();
}
