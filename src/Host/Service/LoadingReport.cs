using ActorLoad.Actors.Modules;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Service;

/// <summary>A load in flight as the interface has it.</summary>
internal static class LoadingReport
{
    /// <summary>As of now.</summary>
    /// <param name="load">The load.</param>
    /// <param name="waiting">How many wait for it.</param>
    /// <param name="clock">The time.</param>
    public static Loading Of(LoadInFlight load, int waiting, TimeProvider clock) => new(
        load.Name, load.Path, (long)(clock.GetUtcNow() - load.Since).TotalMilliseconds, load.Requester.Describe(), waiting);
}
