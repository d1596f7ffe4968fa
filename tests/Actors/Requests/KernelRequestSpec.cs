using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Requests;

/// <summary>request_module(): whoever made the kernel ask may be what the load in flight waits for.</summary>
public sealed class KernelRequestSpec : LoaderSpec
{
    private const double Wait = 30_000;

    [Fact]
    public void A_load_that_asks_for_its_own_alias_should_be_told_at_once_and_go_on()
    {
        Index.Add("alias", "selfish");
        RecordingSink? nested = null;
        Kernel.Script("/modules/selfish.ko", Taking(500) with
        {
            WhenBegun = () =>
            {
                Kernel.Ask("/modules/selfish.ko", "alias");
                nested = AskAsKernel("alias");
            },
        });
        var first = Ask("alias");
        Pass(1);
        Assert.Equal((Outcome.Failed, Errno.EDEADLK), (nested!.Answer!.Outcome, nested.Answer.Errno));
        Assert.Equal(0, first.Times);
        Pass(500);
        Assert.Equal(Outcome.Live, first.Answer!.Outcome);
        Assert.Single(Kernel.Calls);
        Assert.Equal((Role.Joined, Errno.EDEADLK), Told.OfType<RequestAnswered>().Where(told => told.Outcome == Outcome.Failed).Select(told => (told.Role, told.Errno)).Single());
    }

    [Fact]
    public void What_else_the_alias_matches_should_be_loaded_and_waited_for()
    {
        Index.Add("selfish", "selfish");
        Index.Add("alias", "selfish", "other");
        Ask("selfish");
        Kernel.Script("/modules/selfish.ko", Taking(500));
        Kernel.Ask("/modules/selfish.ko", "alias");
        Index.Add("needs-it", "selfish", "dependent");
        var nested = AskAsKernel("needs-it");
        Kernel.Ask("/modules/selfish.ko", "needs-it");
        var known = AskAsKernel("needs-it");
        Pass(1);
        Assert.Equal(Errno.EDEADLK, known.Answer!.Errno);
        Assert.Equal(LoadStage.Dependency, known.Answer.Modules.Single(module => module.Requested).Answer.Stage);
        Assert.Equal(Outcome.Live, nested.Answer!.Outcome);
    }

    [Fact]
    public void Loads_that_ask_for_each_other_should_both_go_on()
    {
        Index.Add("first", "first");
        Index.Add("second", "second");
        Index.Add("first-alias", "first");
        Index.Add("second-alias", "second");
        Kernel.Script("/modules/first.ko", Taking(100));
        Kernel.Script("/modules/second.ko", Taking(50));
        var sinks = new[] { Ask("first"), Ask("second") };
        Kernel.Ask("/modules/first.ko", "second-alias");
        var fromFirst = AskAsKernel("second-alias");
        Kernel.Ask("/modules/second.ko", "first-alias");
        var fromSecond = AskAsKernel("first-alias");
        Assert.Equal(Errno.EDEADLK, fromSecond.Answer!.Errno);
        Assert.Equal(0, fromFirst.Times);
        Pass(50);
        Assert.Equal(Outcome.Live, fromFirst.Answer!.Outcome);
        Pass(50);
        Assert.All(sinks, sink => Assert.Equal(Outcome.Live, sink.Answer!.Outcome));
        Assert.Equal(2, Kernel.Calls.Count);
    }

    [Fact]
    public void Loads_that_ask_for_each_other_at_once_should_go_on_as_soon_as_that_is_seen()
    {
        Index.Add("first", "first");
        Index.Add("second", "second");
        Index.Add("first-alias", "first");
        RecordingSink? fromSecond = null;
        Kernel.Script("/modules/first.ko", Taking(1000));
        Kernel.Script("/modules/second.ko", Taking(1000));
        var sinks = new[] { Ask("first"), Ask("second") };

        // Neither is resolved when both have come.
        Index.AddPlans("second-alias", () =>
        {
            Kernel.Ask("/modules/second.ko", "first-alias");
            fromSecond ??= AskAsKernel("first-alias");
            return [SimulatedIndex.Chain("second")];
        });
        Kernel.Ask("/modules/first.ko", "second-alias");
        var fromFirst = AskAsKernel("second-alias");
        Assert.Equal((0, 0), (fromFirst.Times, fromSecond!.Times));
        Pass(150);
        Assert.Equal(1, fromFirst.Times + fromSecond.Times);
        Assert.Equal(Errno.EDEADLK, (fromFirst.Answer ?? fromSecond.Answer)!.Errno);
        Pass(1000);
        Assert.All(sinks, sink => Assert.Equal(Outcome.Live, sink.Answer!.Outcome));
    }

    [Fact]
    public void A_request_of_unknown_origin_should_wait_for_another_s_load_only_so_long()
    {
        Index.Add("alias", "slow");
        Kernel.Script("/modules/slow.ko", Taking(10 * Wait));
        var first = Ask("alias");
        var nested = AskAsKernel("alias");
        var person = Ask("alias");
        Pass(Wait - 200);
        Assert.Equal(0, nested.Times);
        Pass(400);
        Assert.Equal((Outcome.TimedOut, Errno.ETIMEDOUT), (nested.Answer!.Outcome, nested.Answer.Errno));
        Assert.Equal((0, 0), (first.Times, person.Times));
        Pass(10 * Wait);
        Assert.Equal((Outcome.Live, Outcome.Live), (first.Answer!.Outcome, person.Answer!.Outcome));
        var told = Told.OfType<RequestAnswered>().Single(told => told.Requester.Kind == RequesterKind.Kernel);
        Assert.Equal((Role.Joined, Outcome.TimedOut, Errno.ETIMEDOUT), (told.Role, told.Outcome, told.Errno));
    }

    [Fact]
    public void A_request_should_wait_for_the_load_that_it_began_as_long_as_that_takes()
    {
        Index.Add("alias", "slow");
        Kernel.Script("/modules/slow.ko", Taking(10 * Wait));
        var sink = AskAsKernel("alias");
        Pass((10 * Wait) - 200);
        Assert.Equal(0, sink.Times);
        Pass(400);
        Assert.Equal(Outcome.Live, sink.Answer!.Outcome);
    }

    [Fact]
    public void A_request_should_not_wait_for_ever_for_a_load_by_others()
    {
        Index.Add("alias", "slow");
        Kernel.LoadByOthers("slow", TimeSpan.FromMilliseconds(10 * Wait));
        var sink = AskAsKernel("alias");
        Pass(Wait + 200);
        Assert.Equal(Outcome.TimedOut, sink.Answer!.Outcome);
    }

    [Fact]
    public void A_slow_load_should_be_told_each_time_its_time_has_doubled()
    {
        Index.Add("slow", "slow");
        Kernel.Script("/modules/slow.ko", Taking(45_000));
        AskMany(100, "slow");
        Pass(50_000);
        var told = Told.OfType<LoadSlow>().ToList();
        Assert.Equal([10, 20, 40], told.Select(slow => slow.Microseconds / 1_000_000));
        Assert.All(told, slow => Assert.Equal(("slow", 100, 1), (slow.Name, slow.Waiting, (int)slow.Leader)));
    }

    private RecordingSink AskAsKernel(string spec) => Ask(spec, kind: RequesterKind.Kernel);
}
