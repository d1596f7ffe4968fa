using ActorLoad.Actors.Boots;

namespace ActorLoad.Simulation.Replay;

/// <summary>
/// Feeds a recorded boot to the service's own actors, over a simulated kernel and in virtual time. The kernel of this machine is not
/// asked for anything. Equal boots give equal replays.
/// </summary>
public static class BootReplay
{
    /// <summary>Why a boot cannot be replayed; null if it can.</summary>
    public static string? WhyNot(BootStory story)
    {
        if (story.Requests.IsEmpty && story.Loads.IsEmpty)
        {
            return "nothing was asked for in it";
        }

        var lost = story.Lost.Sum(loss => loss.Events);
        var unreadable = story.Unreadable.Values.Sum();
        return lost > 0 ? $"{lost} of its events were lost ({story.Lost[0].Reason})"
            : unreadable > 0 ? $"{unreadable} of its events are damaged"
            : story.SetAside.Length > 0 ? $"its beginning is in {story.SetAside[0].Path}, which was set aside ({story.SetAside[0].Reason})"
            : null;
    }

    /// <summary>Replays it.</summary>
    /// <param name="story">The boot; one for which <see cref="WhyNot"/> has nothing to say.</param>
    /// <param name="whatIf">What is to be different.</param>
    public static ReplayResult Run(BootStory story, WhatIf whatIf)
    {
        if (!whatIf.Converge)
        {
            return new ReplayResult(ReplayFigures.Of(story), UnsharedBoot.Run(story, whatIf), [], Story: null);
        }

        return WithoutContext(() => whatIf == WhatIf.Nothing ? AsItWas(story) : Fitted(story, whatIf, fitsRoles: true));
    }

    /// <summary>Replays a boot in the order of its decisions, and in no other way.</summary>
    internal static ReplayResult RunInOrder(BootStory story) => WithoutContext(() => Ordered(story));

    // Where a finished task goes on is the pool's business otherwise, and then nothing repeats.
    private static ReplayResult WithoutContext(Func<ReplayResult> replay)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return replay();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    // In its order; where an old journal does not have it, or it leads elsewhere, by its times; the nearest.
    private static ReplayResult AsItWas(BootStory story)
    {
        ReplayResult? best = null;
        foreach (var way in Ways(story))
        {
            var result = way();
            best = best is null || result.Distance < best.Distance ? result : best;
            if (result.IsExact)
            {
                break;
            }
        }

        return best!;
    }

    private static IEnumerable<Func<ReplayResult>> Ways(BootStory story)
    {
        if (OrderedReplay.IsPossible(story))
        {
            yield return () => Ordered(story);
        }

        yield return () => Fitted(story, WhatIf.Nothing, fitsRoles: false);
        yield return () => Fitted(story, WhatIf.Nothing, fitsRoles: true);
    }

    private static ReplayResult Ordered(BootStory story)
    {
        using var stage = new ReplayStage(story, WhatIf.Nothing);
        foreach (var run in RunsOf(story))
        {
            OrderedReplay.Replay(stage, run);
        }

        return stage.Compare();
    }

    private static ReplayResult Fitted(BootStory story, WhatIf whatIf, bool fitsRoles)
    {
        using var stage = new ReplayStage(story, whatIf);
        new FittedReplay(stage, story, fitsRoles, whatIf.Preload ? new ReplayedPreload(story) : null).Replay(RunsOf(story));
        return stage.Compare();
    }

    private static IEnumerable<RunReading> RunsOf(BootStory story) => story.Requests.Select(request => request.Run)
        .Concat(story.Loads.Select(load => load.Run))
        .Distinct()
        .Order()
        .Select(number => new RunReading(story, number));
}
