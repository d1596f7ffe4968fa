using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Preload;

/// <summary>What was preloaded, or would have been, beside what the beginning of the boot needed.</summary>
/// <param name="Hits">Modules that were preloaded, and that somebody asked for.</param>
/// <param name="Useless">Modules that were preloaded, and that nobody asked for.</param>
/// <param name="Missed">Modules that were loaded and not preloaded; not those of boot lists, which are begun at the start, too.</param>
public sealed record PreloadScore(ImmutableArray<string> Hits, ImmutableArray<string> Useless, ImmutableArray<string> Missed)
{
    /// <summary>The score of a boot; null where nothing was planned.</summary>
    public static PreloadScore? Of(BootStory story)
    {
        if (story.Preloads.LastOrDefault(planned => planned.Problem is null) is not { } planned)
        {
            return null;
        }

        var window = TimeSpan.FromMilliseconds(planned.WindowMilliseconds);
        var end = (story.First ?? DateTimeOffset.MinValue) + window;
        var asked = BootLesson.Of(story, window).Asked;
        var ours = story.Requests.Where(request => request.Requester.Kind == RequesterKind.Preload).Select(Key).ToFrozenSet();
        var lists = story.Requests.Where(request => request.Requester.Kind == RequesterKind.BootList).Select(Key).ToFrozenSet();
        BootLoad[] loads = [.. story.Loads.Where(load => load.IsSuccess && load.Began <= end)];
        SortedSet<string> preloaded = new(StringComparer.Ordinal);
        preloaded.UnionWith(planned.IsOn
            ? loads.Where(load => ours.Contains((load.Run, load.Leader))).Select(load => load.Name)
            : story.Preloads.SelectMany(plan => plan.Entries).Where(entry => entry.Fate == PreloadFate.Begun).SelectMany(entry => entry.Modules));
        return new PreloadScore(
            [.. preloaded.Where(asked.Contains)],
            [.. preloaded.Where(module => !asked.Contains(module))],
            [.. loads.Where(load => !lists.Contains((load.Run, load.Leader))).Select(load => load.Name)
                .Distinct(StringComparer.Ordinal).Where(module => !preloaded.Contains(module)).Order(StringComparer.Ordinal)]);
    }

    private static (int, long) Key(BootRequest request) => (request.Run, request.Id);
}
