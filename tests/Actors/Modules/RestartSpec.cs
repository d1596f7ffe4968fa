using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Tests.Modules;

/// <summary>Whatever breaks in the service: no load is repeated and no waiter forgotten.</summary>
public sealed class RestartSpec : LoaderSpec
{
    // The first is the plan's.
    private const int LookOfTheModule = 2;

    public RestartSpec()
    {
        Index.Add("slow", "slow");
        Index.Add("same", "slow");
        Kernel.Script("/modules/slow.ko", Taking(100));
    }

    [Fact]
    public void A_module_that_breaks_at_a_wish_should_keep_its_load_and_those_who_wait()
    {
        var first = AskMany(3, "slow");
        Kernel.BreaksAtLook = LookOfTheModule;
        var broken = Breaking(() => Ask("same"));
        Assert.Equal((Outcome.Failed, Errno.EIO), (broken.Answer!.Outcome, broken.Answer.Errno));
        Assert.All(first, sink => Assert.Equal(0, sink.Times));
        Pass(200);
        Assert.All(first, sink => Assert.Equal((1, Outcome.Live), (sink.Times, sink.Answer!.Outcome)));
        Assert.Single(Kernel.Calls);
    }

    [Fact]
    public void A_module_that_breaks_at_the_end_of_its_load_should_answer_and_believe_the_kernel()
    {
        var sinks = AskMany(3, "slow");
        Kernel.BreaksAtLook = 1;
        Breaking(() => Pass(200));
        Assert.All(sinks, sink => Assert.Equal((1, Errno.EIO), (sink.Times, sink.Answer!.Errno)));
        var again = Ask("slow");
        Pass(200);
        Assert.Equal(Outcome.Live, again.Answer!.Outcome);
        Assert.Single(Kernel.Calls);
    }

    [Fact]
    public void A_module_that_breaks_while_its_attempt_pauses_should_not_forget_to_go_on()
    {
        Kernel.Script("/modules/slow.ko", Refused(Errno.EBUSY), Taking(100));
        var first = Ask("slow");
        Pass(5);
        Kernel.BreaksAtLook = LookOfTheModule;
        Breaking(() => Ask("same"));
        Pass(500);
        Assert.Equal((1, Outcome.Live), (first.Times, first.Answer!.Outcome));
        Assert.Equal(2, Kernel.Calls.Count);
    }

    [Fact]
    public void An_attempt_that_breaks_should_be_closed_in_the_ledger()
    {
        Kernel.NextThreadFails = true;
        var sink = Breaking(() =>
        {
            var sink = Ask("slow");
            Pass(200);
            return sink;
        });
        Assert.Equal(Errno.EIO, sink.Answer!.Errno);
        Assert.Single(Told.OfType<LoadStarted>());
        Assert.Equal(Errno.EIO, Told.OfType<LoadFinished>().Single().Errno);
    }

    // The supervisor logs what broke.
    private T Breaking<T>(Func<T> action)
    {
        var result = default(T);
        EventFilter.Error().Expect(1, () => result = action());
        return result!;
    }

    private void Breaking(Action action) => Breaking(() =>
    {
        action();
        return 0;
    });
}
