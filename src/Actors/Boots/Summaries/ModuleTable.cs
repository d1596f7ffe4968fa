using System.Collections.Immutable;
using ActorLoad.Actors.Boots.Cost;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Every module of a boot.</summary>
internal sealed class ModuleTable
{
    private readonly ModuleHistories _histories;
    private readonly ModuleRequests _requests;
    private readonly CostTally _cost;
    private readonly HashSet<string> _foreign;
    private readonly Dictionary<(int Run, long Id), Requester> _leaders;

    internal ModuleTable(BootStory story, ModuleHistories histories, CostTally cost)
    {
        _histories = histories;
        _requests = new ModuleRequests(story);
        _cost = cost;
        _foreign = [.. story.Foreign.Select(foreign => foreign.Name)];
        var leading = story.Loads.Select(load => (load.Run, load.Leader)).ToHashSet();
        _leaders = [];
        foreach (var request in story.Requests)
        {
            if (leading.Contains((request.Run, request.Id)))
            {
                _leaders[(request.Run, request.Id)] = request.Requester;
            }
        }
    }

    internal ImmutableArray<ModuleSummary> Rows() =>
        [.. _histories.Names.Union(_requests.Named).Union(_foreign).Order(StringComparer.Ordinal).Select(Row)];

    private ModuleSummary Row(string name)
    {
        var history = _histories.Find(name);
        var loads = history?.Loads ?? [];
        var last = loads.Count > 0 ? loads[^1] : null;
        var requests = _requests.Of(name);
        var (avoided, bytes) = _cost.OfModule(name);
        return new ModuleSummary(
            name,
            last?.Path,
            history is null ? StateWithoutLoad(name, requests) : State(history),
            loads.Count(load => load.IsCall),
            loads.Count(load => load.IsFailure),
            history?.FileBytes ?? 0,
            loads.Sum(load => load.Microseconds),
            loads.Count > 0 ? loads[0].Began : null,
            last?.Ended,
            last?.Requester,
            last is not null && _leaders.TryGetValue((last.Run, last.Leader), out var leader) ? Words.Of(leader.Kind) : null,
            requests.Roles,
            requests.NeededBy,
            avoided,
            bytes,
            requests.WaitMicroseconds);
    }

    private string State(ModuleHistory history) => history.Loads[^1] switch
    {
        { Ended: null } => "loading",
        { IsFailure: true } failed => _foreign.Contains(failed.Name) ? "foreign" : "failed",
        _ => history.IsGone ? "gone" : "live",
    };

    private string StateWithoutLoad(string name, ModuleRequests.Counts requests) => requests.Outcome switch
    {
        _ when _foreign.Contains(name) => "foreign",
        Outcome.Live => "before",
        Outcome.Builtin => "builtin",
        Outcome.Blacklisted => "blacklisted",
        Outcome.Commanded => "commanded",
        Outcome.Failed => "failed",
        Outcome.Unmet => "unmet",
        _ => "none",
    };
}
