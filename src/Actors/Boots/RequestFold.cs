using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots;

/// <summary>
/// The requests of a boot. Equal requesters and texts of different batches become one object, so that a storm takes some seventy bytes
/// a request.
/// </summary>
internal sealed class RequestFold
{
    private readonly List<BootRequest> _requests = [];
    private readonly List<long> _planNumbers = [];
    private readonly List<PlanMade> _plans = [];
    private readonly Dictionary<(int Run, long Plan), PlanMade> _byNumber = [];
    private readonly Dictionary<(int Run, string Spec), PlanMade> _bySpec = [];
    private readonly Dictionary<Requester, Requester> _requesters = [];
    private readonly Dictionary<string, string> _specs = new(StringComparer.Ordinal);

    internal ImmutableArray<PlanMade> Plans => [.. _plans];

    internal void Add(PlanMade plan, int run)
    {
        _plans.Add(plan);
        _byNumber[(run, plan.Plan)] = plan;
        _bySpec[(run, plan.Spec)] = plan;
    }

    internal void Add(RequestAnswered request, int run)
    {
        _requests.Add(new BootRequest(
            run,
            request.Id.Value,
            request.At,
            Moments.Duration(request.WaitMicroseconds),
            Same(_requesters, request.Requester),
            Same(_specs, request.Spec),
            Plan: null,
            request.Role,
            request.Outcome,
            request.Errno,
            request.Terms,
            request.Order));
        _planNumbers.Add(request.Plan);
    }

    // Only now, because the journal may write a request before the plan that answered it: they wait in two queues.
    internal ImmutableArray<BootRequest> ToRequests()
    {
        var requests = new BootRequest[_requests.Count];
        for (var i = 0; i < requests.Length; i++)
        {
            requests[i] = _requests[i] with { Plan = Find(_requests[i], _planNumbers[i]) };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(requests);
    }

    // Who left before the answer has no plan in the journal, but what was asked was being carried out.
    private PlanMade? Find(BootRequest request, long plan) => plan != 0
        ? _byNumber.GetValueOrDefault((request.Run, plan))
        : request.Outcome is Outcome.TimedOut or Outcome.Abandoned ? _bySpec.GetValueOrDefault((request.Run, request.Spec)) : null;

    private static T Same<T>(Dictionary<T, T> known, T value)
        where T : class
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(known, value, out _);
        return place ??= value;
    }
}
