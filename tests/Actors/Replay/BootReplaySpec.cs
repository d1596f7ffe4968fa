using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Properties;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;
using ActorLoad.Simulation.Replay;
using CsCheck;

namespace ActorLoad.Actors.Tests.Replay;

public sealed class BootReplaySpec
{
    private const int Boots = 200;
    private const uint Stream = 1;

    private static readonly Gen<(Step Step, int Microseconds)[]> Steps = Gen.Select(ScheduleGen.Step, Gen.OneOf(Gen.Int[1, 300], Gen.Int[1, 100_000])).Array[1, 40];

    [Fact]
    public void Replay_should_be_the_boot_again_request_by_request() => AssertExact(atLeast: 1, longestMessage: 0);

    // Between threads a message takes its time.
    [Fact]
    public void Replay_of_a_boot_with_slow_messages_should_be_that_boot() => AssertExact(atLeast: 1, longestMessage: 5000);

    [Fact]
    public void Replay_of_an_old_journal_without_the_order_should_mostly_be_that_boot() => AssertExact(atLeast: 0.8, longestMessage: 0, story => story with
    {
        Requests = [.. story.Requests.Select(request => request with { Order = 0 })],
        Decisions = [],
    });

    [Fact]
    public void Replay_should_be_the_same_100_of_100_times() => Gen.Select(ScheduleGen.Universe, Steps).Sample(
        (universe, steps) =>
        {
            var story = Record(universe, steps, latency: null);
            var first = Story(BootReplay.Run(story, WhatIf.Nothing));
            for (var i = 1; i < 100; i++)
            {
                Assert.Equal(first, Story(BootReplay.Run(story, WhatIf.Nothing)));
            }
        },
        iter: 3,
        threads: 1);

    // The power went after its load had begun: nothing says what it saw but the decisions.
    [Fact]
    public void Request_whose_answer_was_lost_should_not_find_live_what_was_gone()
    {
        using var recording = new Recording();
        recording.Index.Add("a", "a");
        recording.Ask("a", kind: RequesterKind.Varlink);
        recording.Pass(TimeSpan.FromSeconds(1));
        recording.Kernel.Remove("a");
        recording.Ask("a", kind: RequesterKind.Varlink);
        recording.Finish();
        var whole = recording.Story;
        var result = BootReplay.RunInOrder(whole with { Requests = whole.Requests.RemoveAt(1) });
        Assert.Equal((2, 2), (result.Recorded.Calls, result.Replayed.Calls));
        Assert.True(result.IsExact);
    }

    [Fact]
    public void Parallel_should_let_no_more_loads_run_at_once()
    {
        using var recording = new Recording();
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            recording.Index.Add(name, name);
            recording.Kernel.Script(SimulatedIndex.PathOf(name), SimulatedLoad.Success.Taking(TimeSpan.FromMilliseconds(10)));
            recording.Ask(name);
            recording.Pass(TimeSpan.FromMicroseconds(10));
        }

        recording.Finish();
        var story = recording.Story;
        var one = BootReplay.Run(story, WhatIf.Nothing with { Parallel = 1 });
        var two = BootReplay.Run(story, WhatIf.Nothing with { Parallel = 2 });
        Assert.Equal((4, 4), (one.Replayed.Calls, two.Replayed.Calls));
        Assert.InRange(one.Recorded.TotalMicroseconds, 10_000, 10_100);
        Assert.InRange(one.Replayed.TotalMicroseconds, 40_000, 40_100);
        Assert.InRange(two.Replayed.TotalMicroseconds, 20_000, 20_100);
    }

    [Fact]
    public void Preload_should_begin_at_the_start_what_was_begun_one_after_the_other()
    {
        using var recording = new Recording();
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            recording.Index.Add(name, name);
            recording.Kernel.Script(SimulatedIndex.PathOf(name), SimulatedLoad.Success.Taking(TimeSpan.FromMilliseconds(50)));
            recording.Ask(name);
            recording.Pass(TimeSpan.FromMilliseconds(10));
        }

        recording.Finish();
        var result = BootReplay.Run(recording.Story, WhatIf.Nothing with { Preload = true });
        Assert.Equal((4, 4, 4), (result.Recorded.Calls, result.Replayed.Calls, result.Replayed.Requests));
        Assert.InRange(result.Recorded.TotalMicroseconds, 80_000, 80_100);
        Assert.InRange(result.Replayed.TotalMicroseconds, 45_000, 50_100); // all begin with the service, a moment before the first is asked for
        Assert.Equal(["a", "b", "c", "d"], result.Story!.Loads.Select(load => load.Name));
    }

    [Fact]
    public void Failure_that_is_remembered_for_no_time_should_be_tried_each_time()
    {
        using var recording = new Recording();
        recording.Index.Add("a", "a");
        recording.Kernel.Script(SimulatedIndex.PathOf("a"), SimulatedLoad.Failure(Errno.ENODEV).Taking(TimeSpan.FromMilliseconds(1)));
        for (var i = 0; i < 5; i++)
        {
            recording.Ask("a");
            recording.Pass(TimeSpan.FromMilliseconds(100));
        }

        recording.Finish();
        var key = RunSettings.Default.Keys.Single(key => key.EndsWith("no-hardware"));
        var forgetful = BootReplay.Run(recording.Story, WhatIf.Nothing with { Settings = WhatIf.Nothing.Settings.Add(key, 0) });
        Assert.Equal((1, 5), (forgetful.Recorded.Calls, forgetful.Replayed.Calls));
        Assert.Equal(4, forgetful.Recorded.Roles[Role.Remembered]);
        Assert.Equal(5, forgetful.Replayed.Roles[Role.Leader]);
    }

    // By hand: the second comes while the first's load runs, the third after it; who fails is tried by each.
    [Fact]
    public void Without_converging_each_request_should_do_as_libkmod_does()
    {
        using var recording = new Recording();
        recording.Index.Add("a", "dep", "a");
        recording.Index.Add("bad", "bad");
        recording.Kernel.Script(SimulatedIndex.PathOf("dep"), SimulatedLoad.Success.Taking(TimeSpan.FromMilliseconds(4)));
        recording.Kernel.Script(SimulatedIndex.PathOf("a"), SimulatedLoad.Success.Taking(TimeSpan.FromMilliseconds(10)));
        recording.Kernel.Script(SimulatedIndex.PathOf("bad"), SimulatedLoad.Failure(Errno.ENODEV).Taking(TimeSpan.FromMilliseconds(2)));
        foreach (var (spec, pause) in new[] { ("a", 1), ("a", 49), ("a", 50), ("bad", 50), ("bad", 50), ("bad", 50) })
        {
            recording.Ask(spec);
            recording.Pass(TimeSpan.FromMilliseconds(pause));
        }

        recording.Finish();
        var result = BootReplay.Run(recording.Story, WhatIf.Nothing with { Converge = false });
        Assert.Equal(3, result.Recorded.Calls);

        // dep and a twice each, bad three times; of these a, dep and bad once each in vain, and bad twice more.
        Assert.Equal((7, 2, 5), (result.Replayed.Calls, result.Replayed.Loaded, result.Replayed.Refused));
    }

    private static void AssertExact(double atLeast, int longestMessage, Func<BootStory, BootStory>? change = null)
    {
        var (exact, last) = (0, string.Empty);
        var generator = Gen.Select(ScheduleGen.Universe, Steps);
        for (var boot = 1; boot <= Boots; boot++)
        {
            // The same boots each time: a share of ever new ones would now and then be under the bound by chance.
            var (universe, steps) = generator.Generate(new PCG(Stream, (ulong)boot), min: null, out _);
            var random = new Random(boot);
            Func<TimeSpan>? latency = longestMessage == 0 ? null : () => TimeSpan.FromMicroseconds(random.Next(1, longestMessage));
            var story = Record(universe, [.. steps.Select(step => (Told(step.Step, universe), step.Microseconds))], latency);
            var result = change is null ? BootReplay.RunInOrder(story) : BootReplay.Run(change(story), WhatIf.Nothing);
            exact += result.IsExact ? 1 : 0;
            last = result.IsExact ? last : Tell(result);
        }

        Assert.True(exact >= Boots * atLeast, $"{exact} of {Boots} replays are exact; not this one: {last}");
    }

    private static Step Told(Step step, Universe universe) => step switch
    {
        Step.Ask ask => ask with { Spec = ask.Spec % (2 * universe.Count) },
        Step.LoadByOthers => new Step.Pass(0),
        _ => step,
    };

    private static BootStory Record(Universe universe, (Step Step, int Microseconds)[] steps, Func<TimeSpan>? latency)
    {
        using var recording = new Recording(latency);
        universe.FillIn(recording.Index, recording.Kernel);
        foreach (var (step, microseconds) in steps)
        {
            Do(recording, universe, step);
            recording.Pass(TimeSpan.FromMicroseconds(microseconds));
        }

        recording.Finish();
        return recording.Story;
    }

    private static void Do(Recording recording, Universe universe, Step step)
    {
        switch (step)
        {
            case Step.Ask ask:
                recording.Ask(
                    universe.Spec(ask.Spec),
                    ask.Parameters == 0 ? "" : $"x={ask.Parameters}",
                    ask.Retry,
                    ask.FirstTime,
                    ask.TimeoutMilliseconds == 0 ? null : TimeSpan.FromMilliseconds(ask.TimeoutMilliseconds));
                break;
            case Step.Remove remove:
                recording.Remove(Universe.Name(remove.Module % universe.Count));
                break;
            case Step.LoadByOthers foreign:
                recording.LoadByOthers(Universe.Name(foreign.Module % universe.Count));
                break;
            case Step.ChangeIndex:
                recording.Index.Change();
                break;
        }
    }

    private static string Story(ReplayResult result) => string.Join('\n', result.Story!.Requests.Select(request => request.ToString()).Concat(result.Story!.Loads.Select(load => load.ToString())));

    private static string Tell(ReplayResult result) =>
        $"calls {result.Recorded.Calls} -> {result.Replayed.Calls}\n{string.Join('\n', result.Differences.Select(difference => $"{difference.Recorded}\n -> {difference.Replayed}"))}\n{Story(result)}";
}
