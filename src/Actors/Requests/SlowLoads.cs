using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// Says of loads that last long that they do, while they last: after the threshold, and each time the time has doubled. They are
/// never ended: the kernel has no way to.
/// </summary>
/// <param name="services">Where to say it.</param>
/// <param name="log">And where to say it, too.</param>
internal sealed class SlowLoads(RequestServices services, ILoggingAdapter log)
{
    private const int NamedRequesters = 5;

    // What has been said of which load: when the next time is.
    private readonly Dictionary<LoadUnderWay, TimeSpan> _next = [];

    /// <summary>Looks at all loads. Cheap while none is slow.</summary>
    public void Look(IReadOnlyCollection<Inquiry> underWay)
    {
        var now = services.Loads.All.ToArray();
        foreach (var over in _next.Keys.Except(now).ToArray())
        {
            _next.Remove(over);
        }

        foreach (var load in now)
        {
            var took = services.Clock.GetElapsedTime(load.Begun);
            if (took >= _next.GetValueOrDefault(load, services.Limits.SlowLoad))
            {
                _next[load] = took * 2;
                Report(load, took, [.. WhoWaits(underWay, load.Path)]);
            }
        }
    }

    /// <summary>How many requests have which of these files in their plans; one look at each plan.</summary>
    public static ImmutableDictionary<string, int> CountWaiting(IEnumerable<Inquiry> underWay, Dictionary<string, int> files)
    {
        foreach (var inquiry in underWay)
        {
            var paths = inquiry.Resolution?.Plans.SelectMany(plan => plan.Steps).Select(step => step.Path).Distinct() ?? [];
            foreach (var path in paths.OfType<string>().Where(files.ContainsKey))
            {
                files[path] += inquiry.Waiting.Count;
            }
        }

        return files.ToImmutableDictionary();
    }

    /// <summary>The requests whose plan has this file in it.</summary>
    private static IEnumerable<PendingRequest> WhoWaits(IEnumerable<Inquiry> underWay, string path) => underWay
        .Where(inquiry => inquiry.Resolution?.Plans.Any(plan => plan.Steps.Any(step => step.Path == path)) ?? false)
        .SelectMany(inquiry => inquiry.Waiting);

    private void Report(LoadUnderWay load, TimeSpan took, IReadOnlyList<PendingRequest> waiting)
    {
        services.Journal.Tell(new LoadSlow(
            services.Clock.GetUtcNow(), load.Path, load.Name, load.Leader?.Value ?? 0, (long)took.TotalMicroseconds, waiting.Count));
        var names = waiting.Select(pending => pending.Request.Requester.Describe()).Distinct().ToArray();
        log.Warning(
            "still loading module={Name} path={Path} seconds={Seconds} leader={Requester} waiting={Waiting} who=\"{Who}\"",
            load.Name,
            load.Path,
            (long)took.TotalSeconds,
            load.Requester?.Describe() ?? "others",
            waiting.Count,
            string.Join(' ', names.Take(NamedRequesters)) + (names.Length > NamedRequesters ? " …" : ""));
    }
}
