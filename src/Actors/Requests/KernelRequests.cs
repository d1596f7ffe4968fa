using ActorLoad.Actors.Modules;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// Requests that the kernel makes itself, with request_module(). Whoever made it ask may be the thread of a load of ours, or one
/// that such a load waits for; then waiting for that load would hang for ever. See docs/kernel-helper.md.
/// </summary>
/// <param name="kernel">Knows which load asked, where it can.</param>
/// <param name="loads">What is in flight.</param>
internal sealed class KernelRequests(IKernel kernel, LoadsUnderWay loads)
{
    private const char Separator = '\n';

    /// <summary>The paths in <see cref="RequestKey.Within"/>.</summary>
    public static string[] Paths(string within) => within.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The same request, and where a load made the kernel ask, with the loads that wait for the answer: that load, those that wait
    /// for it through requests of their own, and so on.
    /// </summary>
    public LoadRequest Place(LoadRequest request, IReadOnlyCollection<Inquiry> underWay)
    {
        if (request.Requester.Kind != RequesterKind.Kernel || kernel.TakeAsk(request.Key.Spec) is not { } asking)
        {
            return request;
        }

        return request with { Key = request.Key with { Within = string.Join(Separator, Waiting([asking], underWay)) } };
    }

    /// <summary>
    /// Whether the loads that wait for this inquiry's answer are waited for by it, as has turned out since: of two loads that ask for
    /// each other at the same time, neither is known to wait when the other's request comes.
    /// </summary>
    public static bool IsCircle(Inquiry inquiry, IReadOnlyCollection<Inquiry> underWay) =>
        inquiry.Key.Within.Length > 0
        && inquiry.Waiting.Count > 0
        && NeedsAny(inquiry, Waiting(Paths(inquiry.Key.Within), underWay));

    /// <summary>
    /// Whether a request of the kernel that has waited long enough is to be answered before its plan is carried out. Not if it
    /// waits only for loads that it has begun itself: these cannot wait for it, because it came before them.
    /// </summary>
    public bool IsToBeReleased(Inquiry inquiry, PendingRequest pending) => StepsOf(inquiry).Any(step =>
        step.Action == StepAction.Command
        || (step.Path is { } path && loads.Of(path) is { } load
            ? load.Leader != pending.Id
            : kernel.GetInitState(step.Name) is InitState.Coming or InitState.Going));

    // These loads, those that wait for them through requests of their own, and so on.
    private static List<string> Waiting(IEnumerable<string> loads, IReadOnlyCollection<Inquiry> underWay)
    {
        List<string> all = [.. loads];
        string[] more;
        do
        {
            more = [.. underWay.Where(inquiry => NeedsAny(inquiry, all)).SelectMany(Askers).Except(all)];
            all.AddRange(more);
        }
        while (more.Length > 0);

        return all;
    }

    private static bool NeedsAny(Inquiry inquiry, List<string> paths)
    {
        var avoided = Paths(inquiry.Key.Within);
        return StepsOf(inquiry).Any(step => step.Path is { } path && paths.Contains(path) && !avoided.Contains(path));
    }

    // All who wait in an inquiry have its key.
    private static IEnumerable<string> Askers(Inquiry inquiry) => inquiry.Waiting.Count > 0 ? Paths(inquiry.Key.Within) : [];

    private static IEnumerable<PlanStep> StepsOf(Inquiry inquiry) => inquiry.Resolution?.Plans.SelectMany(plan => plan.Steps) ?? [];
}
