using ActorLoad.Actors.Uevents;
using Akka.Actor;

namespace ActorLoad.Actors.Requests;

/// <summary>Who wants to know when all requests that had arrived by then are answered.</summary>
internal sealed class RequestFences
{
    private readonly List<(long Fence, IActorRef ReplyTo, long LastRequest, long Led)> _fences = [];

    /// <summary>Whether nobody wants to know.</summary>
    public bool IsEmpty => _fences.Count == 0;

    /// <summary>Somebody wants to know.</summary>
    /// <param name="fence">Number of the fence.</param>
    /// <param name="replyTo">Who is told.</param>
    /// <param name="lastRequest">The youngest request that is waited for.</param>
    /// <param name="led">How many answers were of work that was done, until now.</param>
    public void Add(long fence, IActorRef replyTo, long lastRequest, long led) => _fences.Add((fence, replyTo, lastRequest, led));

    /// <summary>Tells those whose requests are answered.</summary>
    /// <param name="oldestWaiting">The oldest request that waits.</param>
    /// <param name="led">How many answers were of work that was done, until now.</param>
    public void TellPassed(long oldestWaiting, long led) => _fences.RemoveAll(fence =>
    {
        var passed = oldestWaiting > fence.LastRequest;
        if (passed)
        {
            fence.ReplyTo.Tell(new FencePassed(fence.Fence, led > fence.Led));
        }

        return passed;
    });
}
