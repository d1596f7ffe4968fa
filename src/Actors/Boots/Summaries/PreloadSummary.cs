using System.Collections.Immutable;
using ActorLoad.Actors.Preload;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>What earlier boots loaded, beside what this one needed in its beginning.</summary>
/// <param name="IsOn">Whether it was begun; otherwise it was only said what would be.</param>
/// <param name="Problem">Why nothing was; null where there was a list that fits.</param>
/// <param name="Boots">From how many boots it was learned.</param>
/// <param name="Begun">Questions that were asked, or would have been.</param>
/// <param name="Gone">Those whose device was not there.</param>
/// <param name="Needed">Modules that were preloaded, and that somebody asked for.</param>
/// <param name="Useless">Modules that were preloaded, and that nobody asked for.</param>
/// <param name="Missed">Modules that were loaded and not preloaded; not those of boot lists.</param>
public sealed record PreloadSummary(
    bool IsOn,
    string? Problem,
    int Boots,
    int Begun,
    int Gone,
    ImmutableArray<string> Needed,
    ImmutableArray<string> Useless,
    ImmutableArray<string> Missed)
{
    /// <summary>That of a boot; null where nothing was preloaded, and nothing to be.</summary>
    internal static PreloadSummary? Of(BootStory story)
    {
        if ((story.Preloads.LastOrDefault(plan => plan.Problem is null) ?? story.Preloads.LastOrDefault()) is not { } planned)
        {
            return null;
        }

        var score = PreloadScore.Of(story) ?? new PreloadScore([], [], []);
        return new PreloadSummary(
            planned.IsOn,
            planned.Problem,
            planned.Boots,
            planned.Entries.Count(entry => entry.Fate == PreloadFate.Begun),
            planned.Entries.Count(entry => entry.Fate == PreloadFate.Gone),
            score.Hits,
            score.Useless,
            score.Missed);
    }
}
