using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Simulation;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Uevents;

public sealed class ColdplugSpec : UeventSpec
{
    [Fact]
    public void Trigger_should_load_for_every_device_and_say_who_asked()
    {
        AddDevice("/devices/a", "pci:a", "a");
        AddDevice("/devices/b", "pci:b", "b");
        Settle(() => Coldplug.Tell(new TriggerColdplug(ColdplugReason.Trigger), TestActor));
        Pass(10);

        var walked = ExpectMsg<ColdplugWalked>(TimeSpan.Zero).Walk;
        Assert.Equal((Devices.Walks.Single(), 2), (walked.Uuid, walked.Progress.Poked));
        Wake();
        Pass(10);
        Assert.Equal(2, Kernel.Calls.Count);
        Assert.All(Answered, request => Assert.Equal(RequesterKind.Coldplug, request.Requester.Kind));
        Assert.Equal(("trigger", walked.Uuid), (Told.OfType<ColdplugStarted>().Single().Reason, Told.OfType<ColdplugFinished>().Single().Uuid));
    }

    [Fact]
    public void Another_s_trigger_should_not_be_taken_for_ours()
    {
        Index.Add("pci:a", "a");
        Trigger();
        Pass(1);
        Socket.Send("add", "/devices/a", "pci", "pci:a", uuid: "0");
        Wake();
        Pass(1);
        Assert.Equal(RequesterKind.Uevent, Assert.Single(Answered).Requester.Kind);
    }

    [Fact]
    public void Triggers_during_a_walk_should_share_one_walk_behind_it()
    {
        AddDevice("/devices/a", "pci:a", "a");
        Devices.Pace = TimeSpan.FromMilliseconds(10);
        foreach (var time in Enumerable.Range(0, 5))
        {
            Settle(() => Coldplug.Tell(new TriggerColdplug(ColdplugReason.Trigger), TestActor));
            Pass(1);
        }

        Pass(100);
        Assert.Equal(2, Devices.Walks.Count);
        var answers = Enumerable.Range(0, 5).Select(_ => ExpectMsg<ColdplugWalked>(TimeSpan.Zero).Walk.Uuid).ToArray();
        Assert.Equal([Devices.Walks[0], .. Enumerable.Repeat(Devices.Walks[1], 4)], answers);
    }

    [Fact]
    public void Settle_should_answer_at_once_when_there_is_nothing()
    {
        AwaitSettled();
        ExpectSettled();
    }

    [Fact]
    public void Settle_should_wait_for_the_walk_for_its_events_and_for_their_answers()
    {
        AddDevice("/devices/a", "pci:a", "a");
        AddDevice("/devices/b", "pci:b", "b");
        Devices.Pace = TimeSpan.FromMilliseconds(10);
        Kernel.Script(SimulatedIndex.PathOf("b"), Taking(500));
        Trigger();
        AwaitSettled();
        Pass(29);
        ExpectNotSettled();
        Pass(480);
        ExpectNotSettled();
        Assert.Equal(1, Tally.Snapshot().Waiting);
        Pass(20);
        ExpectSettled();
        Assert.True(Kernel.IsLive("b"));
    }

    [Fact]
    public void Settle_should_read_what_is_in_the_socket_when_it_is_asked()
    {
        // Nobody has woken the reader yet.
        Index.Add("pci:a", "a");
        Kernel.Script(SimulatedIndex.PathOf("a"), Taking(100));
        Socket.Send("add", "/devices/a", "pci", "pci:a");
        AwaitSettled();
        Pass(99);
        ExpectNotSettled();
        Pass(2);
        ExpectSettled();
        Assert.True(Kernel.IsLive("a"));
    }

    [Fact]
    public void Settle_should_wait_for_the_devices_that_a_loaded_driver_finds()
    {
        Index.Add("usb:hub", "hub");
        Index.Add("usb:disk", "disk");
        Kernel.Script(SimulatedIndex.PathOf("bus"), Taking(100) with { WhenBegun = () => Plug("/devices/hub", "usb:hub", 90) });
        Kernel.Script(SimulatedIndex.PathOf("hub"), Taking(100) with { WhenBegun = () => Plug("/devices/hub/disk", "usb:disk", 90) });
        Kernel.Script(SimulatedIndex.PathOf("disk"), Taking(100));
        AddDevice("/devices/bus", "pci:bus", "bus");
        Trigger();
        AwaitSettled();
        Pass(250);
        ExpectNotSettled();
        Pass(200);
        ExpectSettled();
        Assert.True(Kernel.IsLive("disk"));

        void Plug(string devpath, string alias, double after) =>
            Scheduler.Time.Schedule(TimeSpan.FromMilliseconds(after), () => Devices.Plug(devpath, alias));
    }

    [Fact]
    public void Settle_should_wait_for_the_requests_of_processes_and_for_the_devices_that_they_bring()
    {
        Index.Add("slow", "slow");
        Index.Add("usb:disk", "disk");
        Kernel.Script(SimulatedIndex.PathOf("slow"), Taking(100) with
        {
            WhenBegun = () => Scheduler.Time.Schedule(TimeSpan.FromMilliseconds(90), () => Devices.Plug("/devices/disk", "usb:disk")),
        });
        Kernel.Script(SimulatedIndex.PathOf("disk"), Taking(100));
        Ask("slow");
        AwaitSettled();
        Pass(150);
        ExpectNotSettled();
        Pass(100);
        ExpectSettled();
        Assert.True(Kernel.IsLive("disk"));
    }

    [Fact]
    public void Settle_should_not_wait_for_who_has_gone()
    {
        Index.Add("slow", "slow");
        Kernel.Script(SimulatedIndex.PathOf("slow"), Taking(60_000));
        Ask("slow", timeout: TimeSpan.FromMilliseconds(50));
        AwaitSettled();
        Pass(40);
        ExpectNotSettled();
        Pass(200);
        ExpectSettled();
    }

    [Fact]
    public void Settle_should_not_wait_for_what_comes_behind_it()
    {
        Index.Add("pci:a", "a");
        Index.Add("pci:b", "b");
        Kernel.Script(SimulatedIndex.PathOf("b"), Taking(1000));
        Socket.Send("add", "/devices/a", "pci", "pci:unmet");
        AwaitSettled();
        ExpectSettled();
        Socket.Send("add", "/devices/b", "pci", "pci:b");
        Wake();
        Pass(10);
        AwaitSettled();
        ExpectNotSettled();
    }

    [Fact]
    public void Who_does_not_wait_any_more_should_not_be_told()
    {
        Index.Add("pci:a", "a");
        Kernel.Script(SimulatedIndex.PathOf("a"), Taking(100));
        Socket.Send("add", "/devices/a", "pci", "pci:a");
        AwaitSettled("one");
        AwaitSettled("other");
        Coldplug.Tell(new LeaveSettled("one"));
        Pass(200);
        ExpectSettled();
        ExpectNotSettled();
    }
}
