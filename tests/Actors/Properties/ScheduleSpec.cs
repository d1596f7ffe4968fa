using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;
using Akka.Actor;
using CsCheck;

namespace ActorLoad.Actors.Tests.Properties;

/// <summary>
/// Random plans, requesters, failures, cancellations, removals, foreign loads, restarts and timings. In all of them: never
/// two calls in flight for one name, every request answered exactly once, no deadlock, and the ledger is what happened.
/// </summary>
public sealed class ScheduleSpec : LoaderSpec
{
    private static readonly int Schedules = Everything.IsWanted ? 10_000 : 2_000;

    [Fact]
    public void Every_schedule_should_keep_the_promises() =>
        Gen.Select(ScheduleGen.Universe, ScheduleGen.Step.List[1, 40])
            .Sample((universe, steps) => Run(universe, steps).Check(), iter: Schedules, threads: 1, print: Print);

    [Fact]
    public void The_same_schedule_should_come_to_the_same_end() =>
        Gen.Select(ScheduleGen.Universe, ScheduleGen.Step.List[1, 40])
            .Sample((universe, steps) => Assert.Equal(Run(universe, steps).Story, Run(universe, steps).Story), iter: Schedules / 10, threads: 1, print: Print);

    private static string Print((Universe Universe, List<Step> Steps) schedule) =>
        $"needs {string.Join(',', schedule.Universe.Needs)} softdeps {string.Join(',', schedule.Universe.Softdeps)} "
        + $"loads {string.Join(" | ", schedule.Universe.Loads.Select(loads => string.Join(',', loads)))}\n{string.Join('\n', schedule.Steps)}";

    private ScheduleRun Run(Universe universe, List<Step> steps)
    {
        var run = new ScheduleRun(universe, Scheduler, Clock);
        run.Journal = Sys.ActorOf(Props.Create(() => new LedgerProbe(run.Ledger)));
        run.Loader = StartFor(run);
        foreach (var step in steps)
        {
            if (step is Step.Restart)
            {
                Kill(run.Loader);
                run.LoseWaiting();
                run.Kernel.KillCaller();
                run.Loader = StartFor(run);
            }
            else
            {
                run.Do(step, Pass);
            }
        }

        Pass(600_000);
        Kill(run.Loader);
        Sys.Stop(run.Journal);
        return run;
    }

    private Loader StartFor(ScheduleRun run) =>
        StartLoader(run.Kernel, run.Index, run.Journal);

    private void Kill(Loader loader)
    {
        foreach (var actor in new[] { loader.Requests, loader.Modules, loader.Resolver })
        {
            Watch(actor);
            Sys.Stop(actor);
            ExpectTerminated(actor);
        }
    }
}
