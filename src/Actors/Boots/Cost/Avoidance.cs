using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots.Cost;

/// <summary>
/// What would have happened if every request had been a modprobe of its own. The rule is kmod's: it looks at initstate and calls the kernel
/// for each module of its plan that is not live at that moment. So a request that found all live would have cost a process and a
/// look-up, but no call; one that came while a load ran, a call that ends as a duplicate; one that was answered from a remembered failure, the
/// same failure again. Without the service nobody would preload. An upper bound: requesters that wait for a CPU would in part have come late enough to find the module live.
/// </summary>
public static class Avoidance
{
    /// <summary>Every call that was avoided, in the order of the requests.</summary>
    public static IEnumerable<AvoidedCall> Of(BootStory story) => Of(story, new ModuleHistories(story));

    internal static IEnumerable<AvoidedCall> Of(BootStory story, ModuleHistories histories)
    {
        var duplicate = KernelRules.OfDuplicate(story.Runs.LastOrDefault()?.KernelRelease);
        for (var i = 0; i < story.Requests.Length; i++)
        {
            var request = story.Requests[i];
            if (request is not { Plan: { } plan, Role: Role.Leader or Role.Joined or Role.Remembered, Requester.Kind: not RequesterKind.Preload })
            {
                continue;
            }

            foreach (var module in histories.Of(plan))
            {
                if (module.MetBy(request) is { IsCall: true } load && !IsOwn(load, request))
                {
                    var isRepeat = load.Ended < request.At;
                    yield return new AvoidedCall(i, load, module.FileBytes, isRepeat ? KernelRules.OfRepeat(load.Errno) : duplicate, isRepeat);
                }
            }
        }
    }

    private static bool IsOwn(BootLoad load, BootRequest request) => load.Run == request.Run && load.Leader == request.Id;
}
