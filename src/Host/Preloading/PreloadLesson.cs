using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Preload;
using ActorLoad.Host.Ledgers;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Preloading;

/// <summary>What the journal teaches about the next boot.</summary>
/// <param name="List">What it is to begin; null where there is no boot to learn from.</param>
/// <param name="Score">How this boot's preload compares with what it needed; null where nothing was planned.</param>
/// <param name="WhyNotThis">Why the running boot is none to learn from; null if it is.</param>
internal sealed record PreloadLesson(PreloadList? List, PreloadScore? Score, string? WhyNotThis) : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    // Boots that were none to learn from may lie between the good ones, but not without end.
    private const int MostLookedAt = 20;

    /// <summary>Reads the journal and writes the list.</summary>
    /// <exception cref="IOException">One of them cannot be.</exception>
    internal static PreloadLesson Of(PreloadLearning learning, DateTimeOffset now)
    {
        using var ledger = LedgerFile.Open(learning.Journal);
        var (lessons, boots) = (new List<BootLesson>(), new List<string>());
        PreloadScore? score = null;
        string? whyNot = "it is not in the journal";
        foreach (var stream in ledger.Streams().Reverse().Where(stream => stream.Machine == learning.Machine).Take(MostLookedAt))
        {
            var story = BootStory.Of(ledger.Rows(stream.Id, after: 0).Select(row => row.Read()));
            var isThis = stream.Boot == learning.Boot;
            var why = BootLesson.WhyNot(story, learning.Kernel, learning.Directory, learning.Window, isThis ? now : null);
            (score, whyNot) = isThis ? (PreloadScore.Of(story), why) : (score, whyNot);
            if (why is null)
            {
                lessons.Add(BootLesson.Of(story, learning.Window));
                boots.Add(stream.Boot);
            }

            if (lessons.Count == learning.Boots)
            {
                break;
            }
        }

        if (lessons.Count == 0)
        {
            return new PreloadLesson(List: null, score, whyNot);
        }

        var list = new PreloadList(
            PreloadList.KnownFormat, learning.Machine, learning.Kernel, learning.Directory, now, [.. boots], PreloadList.Common(lessons));
        learning.Write(list);
        return new PreloadLesson(list, score, whyNot);
    }
}
