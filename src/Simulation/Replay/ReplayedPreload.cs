using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Preload;
using ActorLoad.Interop.Index;

namespace ActorLoad.Simulation.Replay;

/// <summary>What a boot loaded in its beginning, asked for at its start as if an equal boot had gone before it.</summary>
/// <param name="story">The boot.</param>
internal sealed class ReplayedPreload(BootStory story)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1); // preload-window's default

    /// <summary>Asks for it.</summary>
    /// <param name="stage">Where.</param>
    /// <param name="plans">What specs come to; gets what the boot did not ask for by that name.</param>
    /// <param name="run">The first run.</param>
    internal void Begin(ReplayStage stage, ReplayedPlans plans, RunReading run)
    {
        var known = run.Plans.Select(plan => plan.Spec).ToHashSet(StringComparer.Ordinal);
        var entries = BootLesson.Of(story, Window).Entries;
        foreach (var entry in entries.Where(entry => !known.Contains(entry.Spec)))
        {
            plans.Add(run.Begins, run.Begins, ByName(run, entry.Spec));
        }

        stage.At(run.Begins, () => entries.ToList().ForEach(stage.Preload));
    }

    private static Resolution ByName(RunReading run, string name) => new(
        name,
        LookupSource.ModulesDep,
        [run.Plans.Where(PlanEvents.IsWhole).SelectMany(plan => PlanEvents.Read(plan)).Select(plan => PlanPart.Of(plan, name)).First(part => part is not null)!],
        run.Plans[0].Generation);
}
