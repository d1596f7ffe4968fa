using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules;

/// <summary>A remembered failure: why, until when, and against what state of the world.</summary>
/// <param name="Result">What the kernel (or an earlier stage) said.</param>
/// <param name="Until">When it is forgotten at the latest.</param>
/// <param name="Epoch"><see cref="LiveEpoch"/> when it happened.</param>
/// <param name="Generation">Generation of the indexes under which it was asked for.</param>
public sealed record Failure(LoadResult Result, DateTimeOffset Until, long Epoch, long Generation)
{
    /// <summary>
    /// Whether the failure still answers a wish: its time is not over, the indexes are the same, nobody insists, and no
    /// module became live since (which cannot change somebody's policy).
    /// </summary>
    public bool Holds(ModuleOrder order, Sight sight) =>
        !order.Retry
        && sight.Now < Until
        && order.Generation == Generation
        && (sight.Epoch == Epoch || FailurePolicy.Classify(Result.Errno) == FailureClass.Policy);
}
