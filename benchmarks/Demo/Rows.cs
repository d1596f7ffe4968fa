using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Demo;

/// <summary>The table, from the ledger and the trace.</summary>
internal sealed class Rows
{
    private const string TargetMark = "!";
    private readonly LedgerView _ledger;
    private readonly TraceCounts _trace;
    private readonly Dictionary<long, RequestAnswered> _byId;
    private readonly Dictionary<string, string> _targets;

    private Rows(LedgerView ledger, TraceCounts trace)
    {
        _ledger = ledger;
        _trace = trace;
        _byId = ledger.Requests.ToDictionary(request => request.Id.Value);
        _targets = ledger.Plans.DistinctBy(plan => plan.Spec).ToDictionary(plan => plan.Spec, TargetOf);
    }

    /// <summary>Modules in the order in which they were first asked for, each with the dependencies that its requests led.</summary>
    public static IReadOnlyList<Row> Of(LedgerView ledger, TraceCounts trace) => new Rows(ledger, trace).All();

    private List<Row> All()
    {
        var loads = _ledger.Started.GroupBy(load => load.Name).ToDictionary(group => group.Key, group => group.ToList());
        var asked = _ledger.Requests.OrderBy(request => request.At).GroupBy(request => Target(request.Spec)).ToList();
        var named = asked.Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var rows = new List<Row>();
        foreach (var group in asked)
        {
            rows.Add(Of(group.Key, loads.GetValueOrDefault(group.Key) ?? [], [.. group]));
            rows.AddRange(loads
                .Where(load => !named.Contains(load.Key) && LedFor(load.Value[0]) == group.Key)
                .Select(load => Of(load.Key, load.Value, null)));
        }

        return rows;
    }

    private Row Of(string name, List<LoadStarted> loads, IReadOnlyCollection<RequestAnswered>? requests)
    {
        var path = loads.FirstOrDefault()?.Path;
        var finished = _ledger.Finished.Where(load => load.Path == path).ToList();
        return new Row(
            name,
            requests is null,
            loads.Count == 0 ? null : _byId.GetValueOrDefault(loads[0].Leader)?.Requester.Describe(),
            requests is null ? RoleCounts.None : RoleCounts.Of(requests),
            loads.Count,
            path is null ? 0 : _trace.ByPath.GetValueOrDefault(path),
            finished.Count == 0 ? null : finished.Sum(load => load.Microseconds) / 1000.0,
            finished.Count > 0 ? Result(finished[^1]) : Word(requests?.FirstOrDefault()));
    }

    private static string Result(LoadFinished load) => load.Errno == 0 ? "loaded" : $"{Errno.Name(load.Errno)} at {load.Stage}";

    private static string Word(RequestAnswered? request) => request?.Outcome switch
    {
        Outcome.Live => "live before",
        Outcome.Unmet => "nothing provides it",
        { } other => other.ToString().ToLowerInvariant(),
        null => "",
    };

    private string LedFor(LoadStarted load) => _byId.TryGetValue(load.Leader, out var request) ? Target(request.Spec) : "";

    private string Target(string spec) => _targets.GetValueOrDefault(spec, spec);

    private static string TargetOf(PlanMade plan) =>
        plan.Steps.FirstOrDefault(step => step.EndsWith(TargetMark, StringComparison.Ordinal))?[..^1] ?? plan.Spec;
}
