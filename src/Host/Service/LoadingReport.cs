using ActorLoad.Actors.Modules;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Service;

/// <summary>A load in flight as the interface has it.</summary>
internal static class LoadingReport
{
    /// <summary>As of now.</summary>
    public static Loading Of(LoadInFlight load, TimeProvider clock) => new(
        load.Name, load.Path, (long)(clock.GetUtcNow() - load.Since).TotalMilliseconds, load.Requester.Describe(), load.Waiters);
}
