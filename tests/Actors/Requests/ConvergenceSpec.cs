using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Requests;

public sealed class ConvergenceSpec : LoaderSpec
{
    [Fact]
    public void Concurrent_requests_should_share_one_load_and_its_answer()
    {
        Index.Add("xfs", "libcrc32c", "xfs");
        var sinks = AskMany(300, "xfs");
        Assert.All(sinks, sink => Assert.Equal(0, sink.Times));
        Pass(1);
        Assert.All(sinks, sink => Assert.Equal(1, sink.Times));
        Assert.All(sinks, sink => Assert.Equal(Outcome.Live, sink.Answer!.Outcome));
        Assert.Equal(Role.Leader, sinks[0].Answer!.Role);
        Assert.All(sinks.Skip(1), sink => Assert.Equal(Role.Joined, sink.Answer!.Role));
        Assert.Equal(["/modules/libcrc32c.ko", "/modules/xfs.ko"], Kernel.Calls.Select(call => call.Path));
        Assert.Equal(300, Told.OfType<RequestAnswered>().Count());
    }

    [Fact]
    public void A_request_for_a_live_module_should_cost_neither_a_look_up_nor_a_call()
    {
        Index.Add("xfs", "libcrc32c", "xfs");
        Ask("xfs");
        Pass(1);
        var late = Ask("xfs");
        Assert.Equal(Role.Live, late.Answer!.Role);
        Assert.Equal(2, Kernel.Calls.Count);
        Assert.Equal(1, Index.Lookups);
    }

    [Fact]
    public void Two_plans_should_share_their_common_dependency()
    {
        Index.Add("nfs", "sunrpc", "lockd", "nfs");
        Index.Add("nfsd", "sunrpc", "lockd", "nfsd");
        var (nfs, nfsd) = (Ask("nfs"), Ask("nfsd"));
        Pass(1);
        Assert.Equal((Outcome.Live, Outcome.Live), (nfs.Answer!.Outcome, nfsd.Answer!.Outcome));
        Assert.Equal(4, Kernel.Calls.Count);
        Assert.Equal(1, Kernel.MaxInFlightOfAnyName);
    }

    [Fact]
    public void A_removed_module_should_be_loaded_again()
    {
        Index.Add("xfs", "libcrc32c", "xfs");
        Ask("xfs");
        Pass(1);
        Kernel.Remove("xfs");
        var again = Ask("xfs");
        Pass(1);
        Assert.Equal((Role.Leader, Outcome.Live), (again.Answer!.Role, again.Answer.Outcome));
        Assert.Equal(2, Kernel.CallsOf("/modules/xfs.ko"));
        Assert.Equal(1, Kernel.CallsOf("/modules/libcrc32c.ko"));
        Assert.Single(Told.OfType<ModuleGone>());
    }

    [Fact]
    public void A_new_generation_should_be_noticed_by_the_next_request()
    {
        Index.Add("xfs", "xfs");
        Ask("xfs");
        Pass(1);
        Index.Add("xfs", "libcrc32c", "xfs2");
        Index.Change();
        Ask("xfs");
        Pass(1);
        Assert.Equal(2, Index.Lookups);
        Assert.Equal(1, Kernel.CallsOf("/modules/xfs2.ko"));
    }

    [Fact]
    public void A_dependency_that_fails_should_give_its_errno_to_the_dependent()
    {
        Index.Add("xfs", "libcrc32c", "xfs");
        Kernel.Script("/modules/libcrc32c.ko", Refused(Errno.ENODEV));
        var sink = Ask("xfs");
        Pass(5);
        Assert.Equal((Outcome.Failed, Errno.ENODEV), (sink.Answer!.Outcome, sink.Answer.Errno));
        Assert.Equal(LoadStage.Dependency, sink.Answer.Modules.Single(module => module.Requested).Answer.Stage);
        Assert.Equal(0, Kernel.CallsOf("/modules/xfs.ko"));
    }

    [Fact]
    public void An_unmet_spec_should_be_answered_and_remembered_until_the_indexes_change()
    {
        var sinks = AskMany(3, "net-pf-99");
        Assert.All(sinks, sink => Assert.Equal((Role.Unmet, Outcome.Unmet), (sink.Answer!.Role, sink.Answer.Outcome)));
        Assert.Equal(1, Index.Lookups);
        Index.Change();
        Ask("net-pf-99");
        Assert.Equal(2, Index.Lookups);
    }

    [Fact]
    public void Parameters_that_are_not_applied_should_be_said()
    {
        Index.Add("loop", "loop");
        Kernel.Script("/modules/loop.ko", Taking(10));
        var (leader, joined) = (Ask("loop", parameters: "max_loop=8"), Ask("loop", parameters: "max_loop=64"));
        Pass(10);
        var (late, same) = (Ask("loop", parameters: "max_loop=1"), Ask("loop", parameters: "max_loop=8"));
        Assert.Equal("max_loop=8", Assert.Single(Kernel.Calls).Options);
        Assert.False(leader.Answer!.Modules[0].Answer.ParametersIgnored);
        Assert.True(joined.Answer!.Modules[0].Answer.ParametersIgnored);
        Assert.True(late.Answer!.Modules[0].Answer.ParametersIgnored);
        Assert.False(same.Answer!.Modules[0].Answer.ParametersIgnored);
    }

    [Fact]
    public void First_time_should_be_EEXIST_for_all_but_the_leader()
    {
        Index.Add("loop", "loop");
        var (first, second) = (Ask("loop", firstTime: true), Ask("loop", firstTime: true));
        Pass(1);
        var third = Ask("loop", firstTime: true);
        Assert.Equal(Outcome.Live, first.Answer!.Outcome);
        Assert.Equal((Outcome.Failed, Errno.EEXIST), (second.Answer!.Outcome, second.Answer.Errno));
        Assert.Equal((Outcome.Failed, Errno.EEXIST), (third.Answer!.Outcome, third.Answer.Errno));
    }

    [Fact]
    public void Forced_requests_should_never_share_a_load()
    {
        Index.Add("loop", "loop");
        Kernel.Script("/modules/loop.ko", Refused(Errno.ENOEXEC, 10));
        var plain = Ask("loop");
        var forced = Ask("loop", force: LoadFlags.IgnoreVermagic);
        var alsoForced = Ask("loop", force: LoadFlags.IgnoreVermagic);
        Pass(100);
        Assert.Equal([LoadFlags.None, LoadFlags.IgnoreVermagic, LoadFlags.IgnoreVermagic], Kernel.Calls.Select(call => call.Flags));
        Assert.Equal(1, Kernel.MaxInFlight("loop"));
        Assert.All(new[] { plain, forced, alsoForced }, sink => Assert.Equal(Role.Leader, sink.Answer!.Role));
    }

    [Fact]
    public void A_requester_that_gave_up_should_leave_and_the_load_go_on()
    {
        Index.Add("slow", "slow");
        Kernel.Script("/modules/slow.ko", Taking(5000));
        var leader = Ask("slow", timeout: TimeSpan.FromSeconds(1));
        var dead = Ask("slow");
        var patient = Ask("slow");
        dead.IsGone = true;
        Pass(1100);
        Assert.Equal(Outcome.TimedOut, leader.Answer!.Outcome);
        Assert.Equal(1, dead.Times);
        Pass(4000);
        Assert.Equal((Role.Joined, Outcome.Live), (patient.Answer!.Role, patient.Answer.Outcome));
        Assert.Equal(
            [Outcome.TimedOut, Outcome.Abandoned, Outcome.Live],
            Told.OfType<RequestAnswered>().OrderBy(answered => answered.Id.Value).Select(answered => answered.Outcome));
    }

    [Fact]
    public void Stopping_should_refuse_new_requests_and_answer_or_refuse_the_waiting()
    {
        Index.Add("slow", "slow");
        Kernel.Script("/modules/slow.ko", Taking(60_000));
        var waiting = AskMany(5, "slow");
        Loader.Requests.Tell(new StopRequests(TimeSpan.FromSeconds(10)), TestActor);
        Assert.Equal(Refusal.Stopping, Ask("slow").Refusal);
        Pass(10_000);
        Assert.All(waiting, sink => Assert.Equal((1, Refusal.Stopping), (sink.Times, sink.Refusal)));
        Assert.Equal(5, ExpectMsg<RequestsStopped>().Refused);
    }
}
