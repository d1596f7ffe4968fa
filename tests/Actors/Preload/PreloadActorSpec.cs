using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Preload;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Preload;

public sealed class PreloadActorSpec : PreloadSpec
{
    private readonly PreloadTally _tally = new();

    [Fact]
    public void Preload_should_begin_the_list_and_meet_who_asks_later()
    {
        Index.Add("a", "a");
        Index.Add("b", "b");
        Kernel.Script("/modules/a.ko", Taking(10));
        Start(PreloadMode.On, List(Entry("a", "/devices/a", "a"), Entry("b", "/devices/gone", "b")));
        Pass(5);
        var device = Plug("a", "/devices/a");
        Pass(10);

        Assert.Equal(["/modules/a.ko"], Kernel.Calls.Select(call => call.Path));
        Assert.Equal((Role.Joined, Outcome.Live), (device.Answer!.Role, device.Answer.Outcome));
        var ours = Told.OfType<RequestAnswered>().First();
        Assert.Equal((RequesterKind.Preload, "preload:/devices/a", Role.Leader), (ours.Requester.Kind, ours.Requester.Describe(), ours.Role));
        Assert.Equal((1, 0, 0), (_tally.Snapshot().Ready, _tally.Snapshot().Failed, _tally.Snapshot().Skipped));
        var planned = Assert.Single(Told.OfType<PreloadPlanned>());
        Assert.True(planned.IsOn);
        Assert.Equal([PreloadFate.Begun, PreloadFate.Gone], planned.Entries.Select(entry => entry.Fate));
    }

    [Fact]
    public void Preload_should_leave_blacklisted_modules_alone()
    {
        Index.AddPlans("banned", () => [new ModulePlan("banned", Blacklisted: true, [], -1)]);
        Start(PreloadMode.On, List(Entry("banned")));
        Pass(5);
        Assert.Equal(ResolveFlags.UseBlacklist, Index.LastFlags);
        Assert.Empty(Kernel.Calls);
        Assert.Equal(1, _tally.Snapshot().Skipped);
    }

    [Fact]
    public void Observe_should_load_nothing_and_say_what_would_have_been()
    {
        Index.Add("a", "a");
        Index.AddPlans("banned", () => [new ModulePlan("banned", Blacklisted: true, [], -1)]);
        Start(PreloadMode.Observe, List(Entry("a"), Entry("banned"), Entry("nothing"), Entry("gone", "/devices/gone", "gone")));
        Pass(5);

        Assert.Empty(Kernel.Calls);
        Assert.Empty(Told.OfType<RequestAnswered>());
        var planned = Assert.Single(Told.OfType<PreloadPlanned>());
        Assert.False(planned.IsOn);
        Assert.Equal(
            [PreloadFate.Begun, PreloadFate.Blacklisted, PreloadFate.Unmet, PreloadFate.Gone], planned.Entries.Select(entry => entry.Fate));
    }

    [Theory]
    [InlineData(PreloadMode.On)]
    [InlineData(PreloadMode.Observe)]
    public void Where_there_is_no_list_nothing_should_be_begun_and_that_said(PreloadMode mode)
    {
        Start(mode, PreloadPlan.None("there is none"));
        Pass(1);
        Assert.Equal("there is none", Assert.Single(Told.OfType<PreloadPlanned>()).Problem);
        Assert.Equal("there is none", _tally.Snapshot().Plan!.Problem);
    }

    [Fact]
    public void A_preload_that_failed_should_not_be_anybody_elses_failure()
    {
        Index.Add("early", "early");
        Kernel.Script("/modules/early.ko", Refused(Errno.ENODEV), Taking(1));
        Start(PreloadMode.On, List(Entry("early")));
        Pass(50);
        var device = Plug("early", "/devices/early");
        Pass(50);

        Assert.Equal((Role.Leader, Outcome.Live), (device.Answer!.Role, device.Answer.Outcome));
        Assert.Equal(1, _tally.Snapshot().Failed);
    }

    [Fact]
    public void Settle_should_wait_for_those_who_ask_and_not_for_preloads()
    {
        Index.Add("hangs", "hangs");
        Index.Add("needed", "needed");
        Kernel.Script("/modules/hangs.ko", Taking(1000));
        Kernel.Script("/modules/needed.ko", Taking(100));
        Start(PreloadMode.On, List(Entry("hangs"), Entry("needed")));
        Pass(10);
        Plug("needed", "/devices/needed");
        Loader.Requests.Tell(new PlaceFence(1), TestActor);
        Pass(50);
        ExpectNoMsg(TimeSpan.Zero);
        Pass(60);

        Assert.Equal(1, ExpectMsg<FencePassed>().Fence);
        Assert.Equal(InitState.Coming, Kernel.GetInitState("hangs"));
    }

    [Theory]
    [InlineData(PreloadMode.On)]
    [InlineData(PreloadMode.Observe)]
    public void The_boot_should_say_how_the_preload_compares_with_what_was_needed(PreloadMode mode)
    {
        Index.Add("hit", "bus", "hit");
        Index.Add("useless", "useless");
        Index.Add("missed", "missed");
        Index.Add("listed", "listed");
        Start(mode, List(Entry("hit") with { Modules = ["bus", "hit"] }, Entry("useless")));
        Pass(5);
        Plug("hit", "/devices/hit");
        Plug("missed", "/devices/missed");
        Ask("listed", kind: RequesterKind.BootList);
        Pass(5);

        var score = PreloadScore.Of(Story())!;
        Assert.Equal<string>(["bus", "hit"], score.Hits);
        Assert.Equal<string>(["useless"], score.Useless);
        Assert.Equal<string>(["missed"], score.Missed);
        Assert.Null(PreloadScore.Of(Story() with { Preloads = [] }));
    }

    private void Start(PreloadMode mode, PreloadList list) =>
        Start(mode, PreloadPlan.Of(list, path => path.EndsWith("gone", StringComparison.Ordinal) ? null : Path.GetFileName(path)));

    private void Start(PreloadMode mode, PreloadPlan plan)
    {
        var read = new TaskCompletionSource<PreloadPlan>();
        var preload = Sys.ActorOf(PreloadActor.Props(new PreloadServices(
            mode, Window, () => read.Task, Loader.Requests, Loader.Resolver, Journal, Clock, _tally)));
        preload.Tell(new Identify(preload), TestActor);
        ExpectMsg<ActorIdentity>();
        Settle(() => read.SetResult(plan));
    }
}
