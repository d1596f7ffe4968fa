using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Uevents;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Uevents;

public sealed class NetlinkReaderSpec : UeventSpec
{
    private const string Card = "pci:v00008086d00001533";

    [Fact]
    public void Reader_should_load_for_a_device_that_is_added()
    {
        Index.Add(Card, "ptp", "igb");
        var seqnum = Socket.Send("add", "/devices/pci0000:00/0000:00:03.0", "pci", Card);
        Wake();
        Pass(10);

        Assert.Equal(["/modules/ptp.ko", "/modules/igb.ko"], Kernel.Calls.Select(call => call.Path));
        var request = Assert.Single(Answered);
        Assert.Equal((Card, Role.Leader, Outcome.Live), (request.Spec, request.Role, request.Outcome));
        Assert.Equal(
            new Requester(RequesterKind.Uevent, 0, 0, null, null, "/devices/pci0000:00/0000:00:03.0", "pci", seqnum), request.Requester);
    }

    [Fact]
    public void Request_should_say_the_device_s_driver_and_whether_its_event_was_asked_for()
    {
        const string Others = "8f4a2c8e-1a0b-4f6e-9d53-0c7a1b2e3d4f";
        Index.Add(Card, "igb");
        Tally.Begin(new ColdplugWalk("34eb4c0d-96a5-49a2-823d-da8ad590467c", ColdplugReason.Trigger, new WalkProgress()));
        Socket.Send("add", "/devices/real", "pci", Card);
        Socket.Send("add", "/devices/bound", "pci", Card, driver: "igb");
        Socket.Send("add", "/devices/poked", "pci", Card, uuid: "34eb4c0d-96a5-49a2-823d-da8ad590467c");
        Socket.Send("add", "/devices/triggered", "pci", Card, uuid: Others);
        Socket.Send("add", "/devices/echoed", "pci", Card, uuid: "0");
        Wake();
        Pass(10);

        Assert.Equal(
            [
                ("/devices/real", RequesterKind.Uevent, null, null),
                ("/devices/bound", RequesterKind.Uevent, "igb", null),
                ("/devices/poked", RequesterKind.Coldplug, null, "34eb4c0d-96a5-49a2-823d-da8ad590467c"),
                ("/devices/triggered", RequesterKind.Uevent, null, Others),
                ("/devices/echoed", RequesterKind.Uevent, null, "0"),
            ],
            Answered.Select(request => request.Requester).OrderBy(by => by.Seqnum).Select(by => (by.Devpath, by.Kind, by.Driver, by.SynthUuid)));
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("change")]
    [InlineData("bind")]
    [InlineData("unbind")]
    [InlineData("move")]
    [InlineData("online")]
    public void Reader_should_load_for_nothing_else(string action)
    {
        Index.Add(Card, "igb");
        Socket.Send(action, "/devices/card", "pci", Card);
        Socket.Send("add", "/devices/without", "pci");
        Wake();
        Pass(10);

        Assert.Empty(Kernel.Calls);
        Assert.Empty(Answered);
        Assert.Equal((2, 0), (Tally.Snapshot().Received, Tally.Snapshot().Requested));
    }

    [Fact]
    public void Equal_aliases_should_cost_one_lookup_and_each_stand_in_the_ledger()
    {
        Index.Add(Card, "igb");
        Kernel.Script(SimulatedIndex.PathOf("igb"), Taking(50));
        foreach (var number in Enumerable.Range(0, 3000))
        {
            Socket.Send("add", $"/devices/{number}", "pci", Card);
        }

        Wake();
        Pass(100);
        Socket.Send("add", "/devices/late", "pci", Card);
        Wake();

        Assert.Equal(1, Index.Lookups);
        Assert.Single(Kernel.Calls);
        Assert.Equal(3001, Answered.Select(request => request.Requester.Devpath).Distinct().Count());
        Assert.Equal(
            [(Role.Joined, 2999), (Role.Leader, 1), (Role.Live, 1)],
            Answered.CountBy(request => request.Role).Select(role => (role.Key, role.Value)).OrderBy(role => role.Key.ToString()).ToArray());
        Assert.Single(Answered.Select(request => request.Spec).Distinct(ReferenceEqualityComparer.Instance));
        var counts = Tally.Snapshot();
        Assert.Equal((3001, 3001, 3000, 0), (counts.Received, counts.Requested, counts.Coalesced, counts.Waiting));
    }

    [Fact]
    public void An_alias_that_nothing_provides_should_cost_one_lookup()
    {
        foreach (var number in Enumerable.Range(0, 100))
        {
            Socket.Send("add", $"/devices/{number}", "acpi", "acpi:LNXCPU:");
        }

        Wake();
        Assert.Equal(1, Index.Lookups);
        Assert.Equal(100, Answered.Count(request => request.Role == Role.Unmet));
    }

    [Fact]
    public void A_failing_device_s_repeats_should_be_answered_from_memory()
    {
        Index.Add(Card, "igb");
        Kernel.Script(SimulatedIndex.PathOf("igb"), Refused(Interop.Kernel.Errno.ENODEV));
        foreach (var number in Enumerable.Range(0, 100))
        {
            Socket.Send("add", $"/devices/{number}", "pci", Card);
            Wake();
            Pass(2);
        }

        Assert.Single(Kernel.Calls);
        Assert.Equal(99, Answered.Count(request => request is { Role: Role.Remembered, Outcome: Outcome.Failed }));
    }

    [Fact]
    public void What_is_not_believed_should_be_counted_by_kind_and_load_nothing()
    {
        foreach (var kind in Enum.GetValues<UeventRefusal>())
        {
            Spoof(kind);
        }

        Spoof(UeventRefusal.Unicast);
        Wake();

        var refused = Tally.Snapshot().Refused;
        Assert.Equal(Enum.GetValues<UeventRefusal>().ToHashSet(), refused.Keys.ToHashSet());
        Assert.Equal((2, 1), (refused[UeventRefusal.Unicast], refused[UeventRefusal.OtherUser]));
        Assert.Empty(Kernel.Calls);
        Assert.Equal(0, Tally.Snapshot().Received);
    }

    [Fact]
    public void Blacklisted_modules_should_be_left_alone()
    {
        Index.AddPlans(Card, () => [new ModulePlan("igb", Blacklisted: true, [], -1)]);
        Socket.Send("add", "/devices/card", "pci", Card);
        Wake();
        Pass(1);
        Assert.Equal(Outcome.Blacklisted, Assert.Single(Answered).Outcome);
        Assert.Empty(Kernel.Calls);
        Assert.Equal(ResolveFlags.UseBlacklist, Index.LastFlags);
    }
}
