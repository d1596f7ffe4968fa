using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Uevents;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Uevents;

/// <summary>What is said and counted of walks and of events.</summary>
public sealed class UeventCountingSpec : UeventSpec
{
    [Fact]
    public void A_walk_that_breaks_should_be_told_with_what_it_did_and_why()
    {
        var coldplug = Sys.ActorOf(ColdplugActor.Props(new UeventServices(
            Socket, new BrokenDevices(), Loader.Requests, Loader.Modules, Journal, Clock, new UeventTally(), CancellationToken.None)));
        EventFilter.Warning(contains: "devices could not be asked: 1, the first: sysfs is gone").ExpectOne(
            () => Settle(() => coldplug.Tell(new TriggerColdplug(ColdplugReason.Trigger), TestActor)));

        var progress = ExpectMsg<ColdplugWalked>().Walk.Progress;
        Assert.Equal((3, 2, 1, "sysfs is gone"), (progress.Devices, progress.Poked, progress.Failed, progress.Problem));
        var told = Assert.Single(Told.OfType<ColdplugFinished>());
        Assert.Equal((3, 2, 1), (told.Devices, told.Poked, told.Failed));
    }

    [Fact]
    public void Events_of_the_walk_before_should_still_be_ours_and_older_ones_not()
    {
        Trigger();
        Pass(1);
        Trigger();
        Pass(1);
        Trigger();
        Pass(1);
        foreach (var walk in Devices.Walks)
        {
            Socket.Send("add", "/devices/a", "pci", "pci:a", walk);
        }

        Wake();
        Assert.Equal(
            [RequesterKind.Uevent, RequesterKind.Coldplug, RequesterKind.Coldplug], Answered.Select(request => request.Requester.Kind));
    }

    [Fact]
    public void Requests_that_the_end_of_the_service_refuses_should_not_be_counted_as_waiting()
    {
        Index.Add("pci:a", "a");
        Kernel.Script("/modules/a.ko", Taking(1000));
        Socket.Send("add", "/devices/a", "pci", "pci:a");
        Wake();
        Assert.Equal(1, Tally.Snapshot().Waiting);
        Loader.Requests.Tell(new StopRequests(TimeSpan.FromMilliseconds(10)), TestActor);
        Pass(20);
        ExpectMsg<RequestsStopped>();
        Assert.Equal(0, Tally.Snapshot().Waiting);
    }

    [Fact]
    public void A_device_of_a_subsystem_that_is_called_module_should_be_a_device()
    {
        Index.Add("x:a", "a");
        Socket.Send("add", "/devices/virtual/module/a", "module", "x:a");
        Wake();
        Pass(1);
        Assert.True(Kernel.IsLive("a"));
        Assert.Equal((1, 0), (Tally.Snapshot().Requested, Tally.Snapshot().Modules));
    }

    [Fact]
    public void Pauses_should_double_with_each_loss_and_begin_anew_after_a_calm()
    {
        var now = DateTimeOffset.UnixEpoch;
        var life = ColdplugLife.Quiet;
        Assert.Equal(
            [100, 200, 400, 100, 200],
            new[] { TimeSpan.Zero, TimeSpan.FromSeconds(1), ColdplugLife.Calm - TimeSpan.FromSeconds(1), ColdplugLife.Calm, TimeSpan.Zero }.Select(Lose));

        double Lose(TimeSpan after)
        {
            var lost = life.Lost(now += after);
            life = lost.Next.PauseOver().Next.WalkEnded().Next;
            return lost.Effects.OfType<StartPause>().Single().Length.TotalMilliseconds;
        }
    }

    [Fact]
    public void Known_aliases_should_be_forgotten_when_there_are_too_many_of_them()
    {
        var aliases = new KnownAliases(2);
        Assert.Equal([false, false, true, false, true, false], new[] { "a", "b", "a", "c", "c", "a" }.Select(alias => aliases.Knows(ref alias)));
    }

    private sealed class BrokenDevices : IDeviceTree
    {
        public Task PokeAsync(string uuid, WalkProgress progress, CancellationToken stop)
        {
            progress.Saw();
            progress.Saw();
            progress.Saw();
            progress.DidPoke();
            progress.DidPoke();
            return Task.FromException(new IOException("sysfs is gone"));
        }
    }
}
