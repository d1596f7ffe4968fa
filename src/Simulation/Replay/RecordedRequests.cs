using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;

namespace ActorLoad.Simulation.Replay;

/// <summary>Which requests came in a run of the service, and which plan was made for each.</summary>
internal sealed class RecordedRequests
{
    private readonly RunReading _run;
    private readonly Dictionary<long, BootRequest> _requests;
    private readonly Dictionary<long, Decision> _resolved;
    private readonly Dictionary<long, PlanMade> _plans;

    /// <summary>Reads them.</summary>
    internal RecordedRequests(RunReading run)
    {
        _run = run;
        _requests = run.Requests.Where(request => request.Order > 0).ToDictionary(request => request.Id);
        _resolved = run.Decisions.Where(made => made.Kind == DecisionKind.Resolved).DistinctBy(made => made.Request).ToDictionary(made => made.Request);
        _plans = run.Plans.DistinctBy(plan => plan.Plan).ToDictionary(plan => plan.Plan);
    }

    /// <summary>The request of that number as it is in the journal; null if it is not.</summary>
    internal BootRequest? Answered(long id) => _requests.TryGetValue(id, out var request) ? request : null;

    /// <summary>The same; where its answer was lost, as it must have been. Null if nothing is known of it.</summary>
    internal BootRequest? Find(long id) =>
        Answered(id) is { } request ? request
        : _resolved.TryGetValue(id, out var made) && PlanOf(made) is { } plan ? RunReading.Guess(_run.Number, id, plan)
        : _run.Guessed.TryGetValue(id, out var guessed) ? guessed
        : null;

    /// <summary>What its spec came to.</summary>
    internal Resolution Resolve(ResolveSpec ask)
    {
        if (!_resolved.TryGetValue(ask.Run, out var made) || PlanOf(made) is not { } plan)
        {
            var errno = Answered(ask.Run) is { Plan: null } request ? request.Errno : 0;
            return new Resolution(ask.Key.Spec, LookupSource.None, [], made?.Value ?? 0, errno);
        }

        return PlanReading.Read(plan, name => $"/{name}.ko");
    }

    private PlanMade? PlanOf(Decision resolved) => _plans.GetValueOrDefault(resolved.Step);
}
