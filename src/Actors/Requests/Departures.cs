using ActorLoad.Interop.Kernel;
using Akka.Event;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// Who of the waiting requests leaves before its answer, and with what: those whose time is over or whose requester is gone, and
/// the kernel's own where a load waits for them. The loads go on without those who leave. Not thread-safe; the request router's.
/// </summary>
internal sealed class Departures(RequestServices services, KernelRequests kernelRequests, ILoggingAdapter log)
{
    /// <summary>Takes them out of their inquiries.</summary>
    public IEnumerable<(PendingRequest Pending, Answer Answer)> Take(IReadOnlyCollection<Inquiry> underWay)
    {
        // One time for all, so that who leaves does not hang on how long this takes.
        var now = services.Clock.GetTimestamp();
        foreach (var inquiry in underWay)
        {
            foreach (var late in inquiry.Leave(pending => pending.Request.Sink.IsGone || IsLate(pending.Request, now)))
            {
                yield return (late, TimedOut(inquiry, late, errno: 0));
            }

            if (KernelRequests.IsCircle(inquiry, underWay))
            {
                foreach (var waiting in inquiry.Leave(_ => true))
                {
                    yield return (waiting, Answer.OfSpec(
                        inquiry.Key.Spec, Role.Joined, Outcome.Failed, Errno.EDEADLK, "what it needs waits for this request of the kernel"));
                }
            }

            foreach (var released in inquiry.Leave(pending => IsReleased(inquiry, pending, now)))
            {
                log.Warning(
                    "released spec={Spec} {Requester}: after {Seconds} s the kernel's own request waits no longer for loads that others began; they go on",
                    inquiry.Key.Spec, released.Request.Requester.Describe(), services.Limits.KernelWait.TotalSeconds);
                yield return (released, TimedOut(inquiry, released, Errno.ETIMEDOUT));
            }
        }
    }

    private static Answer TimedOut(Inquiry inquiry, PendingRequest pending, int errno) => Answer.OfSpec(
        inquiry.Key.Spec, pending.Id == inquiry.Leader.Id ? Role.Leader : Role.Joined, Outcome.TimedOut, errno, "the load goes on");

    private bool IsLate(LoadRequest request, long now) =>
        request.Timeout is { } timeout && services.Clock.GetElapsedTime(request.ArrivedAt, now) >= timeout;

    private bool IsReleased(Inquiry inquiry, PendingRequest pending, long now) =>
        pending.Request.Requester.Kind == RequesterKind.Kernel
        && services.Clock.GetElapsedTime(pending.Request.ArrivedAt, now) >= services.Limits.KernelWait
        && kernelRequests.IsToBeReleased(inquiry, pending);
}
