using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Every module of a boot, whoever loaded it.</summary>
internal sealed class ModuleTable
{
    private readonly FrozenDictionary<string, ModuleAttempts> _attempts;
    private readonly ModuleRequests _requests;
    private readonly CostTally _cost;
    private readonly HashSet<string> _foreign;
    private readonly Dictionary<(int Run, long Id), Requester> _leaders;

    internal ModuleTable(BootStory story, CostTally cost)
    {
        _attempts = ModuleAttempts.Of(story);
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
        [.. _attempts.Keys.Union(_requests.Named).Union(_foreign).Order(StringComparer.Ordinal).Select(Row)];

    /// <summary>Why the modules of these rows failed that did.</summary>
    internal ImmutableArray<FailureSummary> Failed(IEnumerable<ModuleSummary> rows) => [.. rows
        .Where(row => row.State == "failed")
        .Select(row => _attempts.GetValueOrDefault(row.Name)?.Last is { } last ? Failed(row, last) : null)
        .OfType<FailureSummary>()];

    private static FailureSummary Failed(ModuleSummary row, BootAttempt last) => new(
        row.Name, last.Path, last.Errno, Errno.Name(last.Errno), last.Stage, last.Detail, last.Ended ?? last.Began, row.Calls, last.By);

    private ModuleSummary Row(string name)
    {
        var attempts = _attempts.GetValueOrDefault(name) ?? ModuleAttempts.None;
        var last = attempts.Last;
        var requests = _requests.Of(name);
        var (avoided, bytes) = _cost.OfModule(name);
        return new ModuleSummary(
            name,
            last?.Path,
            last is null ? StateWithoutLoad(name, attempts, requests) : State(name, attempts, last),
            (int)attempts.Totals.Calls,
            attempts.Failures,
            attempts.FileBytes,
            attempts.Microseconds,
            attempts.Began,
            last?.Ended,
            last?.By,
            last is null ? null : KindOf(last),
            requests.Roles,
            requests.NeededBy,
            avoided,
            bytes,
            requests.WaitMicroseconds,
            attempts.Totals.Duplicates,
            attempts.Totals.FileBytesInVain);
    }

    private string? KindOf(BootAttempt attempt) =>
        attempt.Call is { } call ? Words.Of(call.Requester.Kind)
        : attempt.Load is { } load && _leaders.TryGetValue((load.Run, load.Leader), out var leader) ? Words.Of(leader.Kind)
        : null;

    private string State(string name, ModuleAttempts attempts, BootAttempt last) => last switch
    {
        { Fate: null } => "loading",
        { Fate: not CallFate.Live } => _foreign.Contains(name) ? "foreign" : "failed",
        _ => attempts.IsGone ? "gone" : "live",
    };

    private string StateWithoutLoad(string name, ModuleAttempts attempts, ModuleRequests.Counts requests) => requests.Outcome switch
    {
        _ when _foreign.Contains(name) => "foreign",
        _ when attempts.Totals.Duplicates > 0 => "before",
        Outcome.Live => "before",
        Outcome.Builtin => "builtin",
        Outcome.Blacklisted => "blacklisted",
        Outcome.Commanded => "commanded",
        Outcome.Failed => "failed",
        Outcome.Unmet => "unmet",
        _ => "none",
    };
}
