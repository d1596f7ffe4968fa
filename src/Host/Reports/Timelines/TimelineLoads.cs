using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Cost;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Host.Reports.Timelines;

/// <summary>Puts loads and those who waited for them together, and what others loaded beside them.</summary>
internal sealed class TimelineLoads
{
    private const int WaitsOfAll = 20_000; // a page is to be some megabytes at most
    private const int WaitsOfOne = 200;

    private readonly BootStory _story;
    private readonly TimelineClock _clock;
    private readonly Dictionary<BootLoad, List<int>> _waits = new(ReferenceEqualityComparer.Instance);
    private readonly int _kept;

    internal TimelineLoads(BootStory story, TimelineClock clock)
    {
        _story = story;
        _clock = clock;
        Lead();
        foreach (var shared in Avoidance.Of(story).Where(avoided => !avoided.IsRepeat))
        {
            Add(shared.Load, shared.Request);
        }

        for (_kept = WaitsOfOne; _kept > 1 && _waits.Values.Sum(waits => Math.Min(waits.Count, _kept)) > WaitsOfAll; _kept /= 2)
        {
        }
    }

    internal ImmutableArray<TimelineLoad> All() => [.. _story.Loads.Select(Draw).Concat(_story.Observed.Select(Draw)).OrderBy(load => load.From)];

    private void Lead()
    {
        var led = _story.Loads.ToLookup(load => (load.Run, load.Leader));
        for (var i = 0; i < _story.Requests.Length; i++)
        {
            foreach (var load in led[(_story.Requests[i].Run, _story.Requests[i].Id)])
            {
                Add(load, i);
            }
        }
    }

    private void Add(BootLoad load, int request)
    {
        if (!_waits.TryGetValue(load, out var waits))
        {
            _waits.Add(load, waits = []);
        }

        waits.Add(request);
    }

    private TimelineLoad Draw(BootLoad load)
    {
        var waits = _waits.GetValueOrDefault(load) ?? [];
        var from = _clock.At(load.Began);
        return new TimelineLoad(
            load.Name,
            load.Path,
            from,
            Math.Max(from, load.Ended is { } ended ? _clock.At(ended) : _clock.End),
            load switch { { Ended: null } => "open", { IsFailure: true } => "failed", _ => "live" },
            load.IsFailure ? Errno.Name(load.Errno) : null,
            load.Stage,
            load.Detail ?? (load.IsFailure ? Errno.Text(load.Errno) : null),
            load.Options,
            load.Requester,
            waits.Count,
            Kept(waits),
            IsObserved: false);
    }

    private TimelineLoad Draw(ObservedCall call)
    {
        var from = _clock.At(call.At);
        return new TimelineLoad(
            call.Name ?? "?",
            call.Path ?? string.Empty,
            from,
            from + call.Microseconds,
            call.Fate switch { CallFate.Live => "live", CallFate.Failed => "failed", _ => "duplicate" },
            call switch { { Errno: not 0 } => Errno.Name(call.Errno), { Fate: CallFate.Merged } => "merged", _ => null },
            Stage: null,
            call.Requester.Devpath is { } device ? $"for {device}, on CPU {call.Cpu}" : $"on CPU {call.Cpu}",
            Options: string.Empty,
            call.Describe(),
            Waiters: 0,
            Waits: [],
            IsObserved: true);
    }

    // The first says who led, the last who came latest; of a storm, those between are drawn by a part of them.
    private ImmutableArray<TimelineWait> Kept(List<int> waits)
    {
        var inOrder = waits.Select(wait => _story.Requests[wait]).OrderBy(request => request.At).ToArray();
        var kept = Math.Min(inOrder.Length, _kept);
        return [.. Enumerable.Range(0, kept).Select(i => Draw(inOrder[kept == 1 ? 0 : (int)((long)i * (inOrder.Length - 1) / (kept - 1))]))];
    }

    private TimelineWait Draw(BootRequest request) => new(
        _clock.At(request.At),
        _clock.At(request.Answered),
        request.Requester.Describe(),
        request.Spec,
        request.Role.ToString().ToLowerInvariant());
}
