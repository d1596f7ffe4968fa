using ActorLoad.Actors.Uevents;
using Akka.Actor;

namespace ActorLoad.Actors.Requests;

/// <summary>Who wants to know when all requests that had arrived by then are answered.</summary>
internal sealed class RequestFences
{
    private readonly List<(long Fence, IActorRef ReplyTo, long LastRequest, long Led)> _fences = [];
    private long _led;

    /// <summary>Somebody wants to know.</summary>
    /// <param name="place">The fence.</param>
    /// <param name="replyTo">Who is told.</param>
    /// <param name="lastRequest">The youngest request that is waited for.</param>
    public void Add(PlaceFence place, IActorRef replyTo, long lastRequest) => _fences.Add((place.Fence, replyTo, lastRequest, _led));

    /// <summary>A plan ended. Those who are told later hear whether work was done meanwhile.</summary>
    public void Count(Answer answer) => _led += answer.Role == Role.Leader ? 1 : 0;

    /// <summary>Tells those whose requests are answered.</summary>
    /// <param name="underWay">Where requests wait.</param>
    public void TellPassed(IEnumerable<Inquiry> underWay)
    {
        if (_fences.Count == 0)
        {
            return;
        }

        // Nobody needs what is only preloaded; whoever does has asked, too.
        var oldest = underWay.SelectMany(inquiry => inquiry.Waiting).Where(pending => pending.Request.Requester.Kind != RequesterKind.Preload).Select(pending => pending.Id.Value).DefaultIfEmpty(long.MaxValue).Min();
        _fences.RemoveAll(fence =>
        {
            var passed = oldest > fence.LastRequest;
            if (passed)
            {
                fence.ReplyTo.Tell(new FencePassed(fence.Fence, _led > fence.Led));
            }

            return passed;
        });
    }
}
