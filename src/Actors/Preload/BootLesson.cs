using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorLoad.Actors.Boots;

namespace ActorLoad.Actors.Preload;

/// <summary>What one boot teaches about the next.</summary>
/// <param name="Entries">What was loaded for whom in its beginning, in the order in which it was begun.</param>
/// <param name="Asked">Modules that somebody needed in its beginning, loaded before or not; those that were only preloaded are not among them.</param>
/// <param name="Spoiled">Modules that failed, were removed, or were wanted in a special way, at any time.</param>
public sealed record BootLesson(ImmutableArray<PreloadEntry> Entries, FrozenSet<string> Asked, FrozenSet<string> Spoiled)
{
    /// <summary>Whether the boot needed the module and nobody had trouble with it.</summary>
    public bool IsGood(string module) => Asked.Contains(module) && !Spoiled.Contains(module);

    /// <summary>Why a boot is none to learn from; null if it is.</summary>
    /// <param name="story">The boot.</param>
    /// <param name="kernel">The kernel that is to be learned for.</param>
    /// <param name="directory">And its module tree.</param>
    /// <param name="window">Its beginning; it must have outlived that.</param>
    /// <param name="now">The time, for the boot that is still running; null for one that is over.</param>
    public static string? WhyNot(BootStory story, string kernel, string directory, TimeSpan window, DateTimeOffset? now = null) =>
        story.Runs.LastOrDefault() is not { } last ? "no run of the service is in it"
        : story.Runs.Any(run => run.Mode is not null) ? "the service only looked on"
        : last.KernelRelease != kernel ? $"it had another kernel, {last.KernelRelease}"
        : last.ModulesDirectory != directory ? $"it had another module tree, {last.ModulesDirectory}"
        : !story.Lost.IsEmpty || !story.Unreadable.IsEmpty || !story.SetAside.IsEmpty ? "a part of it is missing"
        : (now ?? story.Last) - story.First < window ? "it did not last"
        : null;

    /// <summary>What it teaches.</summary>
    /// <param name="story">The boot.</param>
    /// <param name="window">How long its beginning lasts.</param>
    public static BootLesson Of(BootStory story, TimeSpan window) => new BootReading(story, window).ToLesson();
}
