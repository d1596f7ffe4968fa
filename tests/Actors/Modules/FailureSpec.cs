using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Modules;

public sealed class FailureSpec : LoaderSpec
{
    public FailureSpec() => Index.Add("bad", "bad");

    [Fact]
    public void A_failure_should_be_remembered_for_those_who_ask_again()
    {
        Kernel.Script("/modules/bad.ko", Refused(Errno.ENOENT));
        var first = AskMany(300, "bad");
        Pass(5);
        var second = AskMany(300, "bad");
        Pass(5);
        Assert.Single(Kernel.Calls);
        Assert.All(first.Concat(second), sink => Assert.Equal((Outcome.Failed, Errno.ENOENT), (sink.Answer!.Outcome, sink.Answer.Errno)));
        Assert.All(first.Concat(second), sink => Assert.Equal(LoadStage.Insert, sink.Answer!.Modules[0].Answer.Stage));
        Assert.All(second, sink => Assert.Equal(Role.Remembered, sink.Answer!.Role));
    }

    [Theory]
    [InlineData(Errno.ENODEV, 10)]
    [InlineData(Errno.ENOENT, 60)]
    [InlineData(Errno.EPERM, 300)]
    [InlineData(Errno.EKEYREVOKED, 300)]
    public void A_failure_should_be_forgotten_after_the_time_of_its_class(int errno, int seconds)
    {
        Kernel.Script("/modules/bad.ko", Refused(errno));
        Ask("bad");
        Pass(1000);
        Pass((seconds - 2) * 1000);
        Assert.Equal(Role.Remembered, Ask("bad").Answer!.Role);
        Pass(2000);
        Ask("bad");
        Pass(1000);
        Assert.Equal(2, Kernel.Calls.Count);
    }

    [Theory]
    [InlineData(Errno.EBUSY)]
    [InlineData(Errno.EMFILE)]
    [InlineData(Errno.ENFILE)]
    public void What_may_pass_by_itself_should_be_tried_again(int errno)
    {
        Kernel.Script("/modules/bad.ko", Refused(errno), SimulatedLoad.Success);
        var sink = Ask("bad");
        Pass(1000);
        Assert.Equal(Outcome.Live, sink.Answer!.Outcome);
    }

    [Fact]
    public void Retry_should_forget_a_failure()
    {
        Kernel.Script("/modules/bad.ko", Refused(Errno.ENOENT), SimulatedLoad.Success);
        Ask("bad");
        Pass(5);
        var retry = Ask("bad", retry: true);
        Pass(5);
        Assert.Equal((Role.Leader, Outcome.Live), (retry.Answer!.Role, retry.Answer.Outcome));
    }

    [Theory]
    [InlineData(Errno.ENOENT, 2)]
    [InlineData(Errno.EPERM, 1)]
    public void A_newly_live_module_should_end_a_failure_that_it_may_have_cured(int errno, int calls)
    {
        Kernel.Script("/modules/bad.ko", Refused(errno));
        Index.Add("other", "other");
        Ask("bad");
        Pass(5);
        Ask("other");
        Pass(5);
        Ask("bad");
        Pass(5);
        Assert.Equal(calls, Kernel.CallsOf("/modules/bad.ko"));
    }

    [Fact]
    public void A_new_generation_should_end_a_failure()
    {
        Kernel.Script("/modules/bad.ko", Refused(Errno.EPERM));
        Ask("bad");
        Pass(5);
        Index.Change();
        Ask("bad");
        Pass(5);
        Assert.Equal(2, Kernel.Calls.Count);
    }

    [Fact]
    public void A_transient_failure_should_be_tried_again_a_bounded_number_of_times()
    {
        Kernel.Script("/modules/bad.ko", Refused(Errno.EBUSY));
        var sinks = AskMany(10, "bad");
        Pass(1000);
        Assert.All(sinks, sink => Assert.Equal((1, Errno.EBUSY), (sink.Times, sink.Answer!.Errno)));
        Assert.Equal(3, Kernel.Calls.Count);
        Assert.Equal([1, 2, 3], Told.OfType<LoadStarted>().Select(started => started.Attempt));
    }

    [Fact]
    public void A_transient_failure_that_passes_should_not_be_seen()
    {
        Kernel.Script("/modules/bad.ko", Refused(Errno.ENOMEM), SimulatedLoad.Success);
        var sinks = AskMany(10, "bad");
        Pass(1000);
        Assert.All(sinks, sink => Assert.Equal((1, Outcome.Live), (sink.Times, sink.Answer!.Outcome)));
    }

    [Fact]
    public void EEXIST_should_be_success_only_if_the_module_is_live()
    {
        Kernel.Script("/modules/bad.ko", Refused(Errno.EEXIST));
        var fromInit = Ask("bad");
        Pass(5);
        Assert.Equal((Outcome.Failed, Errno.EEXIST), (fromInit.Answer!.Outcome, fromInit.Answer.Errno));
    }

    [Fact]
    public void A_module_that_somebody_else_is_loading_should_be_waited_for()
    {
        Kernel.LoadByOthers("bad", TimeSpan.FromSeconds(2));
        var sinks = AskMany(3, "bad");
        Pass(1000);
        Assert.All(sinks, sink => Assert.Equal(0, sink.Times));
        Pass(1100);
        Assert.All(sinks, sink => Assert.Equal((Role.Live, Outcome.Live), (sink.Answer!.Role, sink.Answer.Outcome)));
        Assert.Empty(Kernel.Calls);
    }

    [Fact]
    public void A_foreign_load_that_fails_should_lead_to_one_of_our_own()
    {
        Kernel.LoadByOthers("bad", TimeSpan.FromSeconds(2), succeeds: false);
        var sinks = AskMany(3, "bad");
        Pass(3000);
        Assert.All(sinks, sink => Assert.Equal(Outcome.Live, sink.Answer!.Outcome));
        Assert.Single(Kernel.Calls);
    }
}
