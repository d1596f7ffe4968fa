using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Simulation.Replay;

/// <summary>
/// Which modules were live before anything happened. The journal does not say; it follows from what needed no load: a module that an
/// answer calls live, or that a plan went past, though nobody had loaded it by then.
/// </summary>
internal static class FirstStates
{
    /// <summary>Their names.</summary>
    internal static IEnumerable<string> Live(BootStory story)
    {
        var loaded = Earliest(story.Loads.Select(load => (load.Name, load.Began)));
        var foreign = Earliest(story.Foreign.Select(load => (load.Name, load.At)));
        var gone = Earliest(story.Gone.Select(module => (module.Name, module.At)));
        var live = Earliest(story.Requests.SelectMany(Evidence));
        var never = story.Requests.Where(request => request.Outcome != Outcome.Live).SelectMany(Targets).ToHashSet(StringComparer.Ordinal);
        var all = story.Plans.SelectMany(plan => plan.Steps.Select(PlanSteps.Name)).Concat(gone.Keys).Distinct(StringComparer.Ordinal);
        return all.Where(IsLive);

        bool IsLive(string name)
        {
            var ours = loaded.TryGetValue(name, out var began) ? began : DateTimeOffset.MaxValue;
            var others = foreign.TryGetValue(name, out var noticed) ? noticed : DateTimeOffset.MaxValue;
            var begin = ours < others ? ours : others;
            if ((gone.TryGetValue(name, out var removed) && removed < begin) || (live.TryGetValue(name, out var seen) && seen < begin))
            {
                return true;
            }

            return begin == DateTimeOffset.MaxValue && !never.Contains(name);
        }
    }

    private static IEnumerable<(string Name, DateTimeOffset At)> Evidence(BootRequest request) =>
        request.Outcome == Outcome.Live ? Targets(request).Select(name => (name, request.Answered)) : [];

    private static IEnumerable<string> Targets(BootRequest request) => request.Plan is { } plan ? PlanSteps.Targets(plan) : [];

    private static Dictionary<string, DateTimeOffset> Earliest(IEnumerable<(string Name, DateTimeOffset At)> moments)
    {
        var earliest = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (name, at) in moments)
        {
            if (!earliest.TryGetValue(name, out var known) || at < known)
            {
                earliest[name] = at;
            }
        }

        return earliest;
    }
}
