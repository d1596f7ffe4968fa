using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules;

/// <summary>The kernel refused a load, or an earlier stage failed. The supervisor decides what follows.</summary>
internal sealed class LoadRefusedException(LoadResult result, int attempt)
    : Exception($"errno {result.Errno} at stage {result.Stage}, attempt {attempt}")
{
    /// <summary>What was said.</summary>
    public LoadResult Result { get; } = result;

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; } = attempt;
}
