using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Service;

/// <summary>The loads in flight as the interface has them.</summary>
internal static class LoadingReport
{
    /// <summary>As of now, oldest first.</summary>
    /// <param name="loads">What is under way. What others load is no load of ours, and has no leader.</param>
    /// <param name="requests">Who waits for what.</param>
    /// <param name="clock">The time.</param>
    public static IReadOnlyList<Loading> Of(LoadsUnderWay loads, RequestCounts requests, TimeProvider clock) =>
    [
        .. from load in loads.All
           let requester = load.Requester
           where requester is not null
           orderby load.Begun
           select new Loading(
               load.Name,
               load.Path,
               (long)clock.GetElapsedTime(load.Begun).TotalMilliseconds,
               requester.Describe(),
               requests.ByLoad.GetValueOrDefault(load.Path)),
    ];
}
