using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Uevents;

/// <summary>What the kernel says of modules that others load and remove.</summary>
public sealed class ForeignLoadSpec : UeventSpec
{
    private IEnumerable<string> Foreign => Told.OfType<ForeignLoad>().Select(load => load.Name);

    [Fact]
    public void A_load_that_nobody_here_asked_for_should_stand_in_the_ledger()
    {
        Kernel.SetState("dummy", InitState.Live);
        var seqnum = Socket.SendModule("add", "dummy");
        Wake();
        Assert.Equal((("dummy", seqnum), 1), (Told.OfType<ForeignLoad>().Select(load => (load.Name, load.Seqnum)).Single(), Tally.Snapshot().Modules));
        Assert.Empty(Kernel.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_load_of_ours_should_not(bool early)
    {
        Index.Add("dummy", "dummy");
        Kernel.Script(SimulatedIndex.PathOf("dummy"), Taking(10) with { WhenBegun = () => Scheduler.Time.Schedule(TimeSpan.FromMilliseconds(9), Add) });
        Ask("dummy");
        Pass(9.5);
        if (early)
        {
            Wake();
        }

        Pass(10);
        Wake();
        Assert.Empty(Foreign);
        Assert.Equal(1, Tally.Snapshot().Modules);

        // The next one is another's.
        Add();
        Wake();
        Assert.Equal(["dummy"], Foreign);

        void Add() => Socket.SendModule("add", "dummy");
    }

    [Fact]
    public void A_load_that_was_faster_than_ours_should()
    {
        Index.Add("dummy", "dummy");
        Kernel.Script(SimulatedIndex.PathOf("dummy"), new SimulatedLoad(TimeSpan.FromMilliseconds(10), Errno.EEXIST));
        Ask("dummy");
        Pass(5);
        Socket.SendModule("add", "dummy");
        Wake();
        Assert.Empty(Foreign);
        Scheduler.Time.Schedule(TimeSpan.FromMilliseconds(5), () => Kernel.SetState("dummy", InitState.Live));
        Pass(20);
        Assert.Equal(["dummy"], Foreign);
    }

    [Fact]
    public void A_removal_by_others_should_end_what_is_known_and_the_next_request_load_again()
    {
        Index.Add("dummy", "dummy");
        Ask("dummy", "numdummies=2");
        Pass(1);
        Socket.SendModule("add", "dummy");
        Wake();
        Kernel.Remove("dummy");
        Socket.SendModule("remove", "dummy");
        Wake();
        Assert.Single(Told.OfType<ModuleGone>());

        var again = Ask("dummy");
        Pass(1);
        Assert.Equal((Role.Leader, 2), (again.Answer!.Role, Kernel.Calls.Count));
        Assert.Empty(Foreign);
    }

    [Fact]
    public void A_removal_and_a_load_by_others_should_end_what_is_known_of_parameters()
    {
        Index.Add("dummy", "dummy");
        Ask("dummy", "numdummies=2");
        Pass(1);
        Socket.SendModule("add", "dummy");
        Socket.SendModule("remove", "dummy");
        Socket.SendModule("add", "dummy");
        Wake();
        Assert.Equal(["dummy"], Foreign);

        var again = Ask("dummy", "numdummies=2");
        Pass(1);
        Assert.True(Assert.Single(again.Answer!.Modules).Answer.ParametersIgnored);
        Assert.Single(Kernel.Calls);
    }

    [Fact]
    public void A_removal_that_a_request_noticed_first_should_be_told_once()
    {
        Index.Add("dummy", "dummy");
        Ask("dummy");
        Pass(1);
        Kernel.Remove("dummy");
        Ask("dummy");
        Pass(1);
        Assert.Single(Told.OfType<ModuleGone>());
        foreach (var action in (string[])["add", "remove", "add"])
        {
            Socket.SendModule(action, "dummy");
        }

        Wake();
        Assert.Single(Told.OfType<ModuleGone>());
        Assert.Empty(Foreign);
        Assert.Equal(Role.Live, Ask("dummy").Answer!.Role);
    }

    [Fact]
    public void What_somebody_has_the_kernel_say_again_should_be_no_news()
    {
        Socket.Send("add", "/module/dummy", "module", uuid: "0");
        Socket.Send("remove", "/module/dummy", "module", uuid: "34eb4c0d-96a5-49a2-823d-da8ad590467c");
        Wake();
        Assert.Empty(Foreign);
        Assert.Equal(0, Tally.Snapshot().Modules);
    }

    [Fact]
    public void A_foreign_load_should_end_remembered_failures()
    {
        Index.Add("needy", "needy");
        Kernel.Script(SimulatedIndex.PathOf("needy"), Refused(Errno.ENOENT), SimulatedLoad.Success);
        Ask("needy");
        Pass(5);
        Assert.Equal(Role.Remembered, Ask("needy").Answer!.Role);
        Socket.SendModule("add", "symbols");
        Wake();
        var again = Ask("needy");
        Pass(5);
        Assert.Equal(Outcome.Live, again.Answer!.Outcome);
    }
}
