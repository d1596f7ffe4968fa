using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Uevents;

/// <summary>A socket that holds ten events.</summary>
public sealed class OverrunSpec() : UeventSpec(capacity: 10)
{
    [Fact]
    public void Every_device_s_module_should_be_live_in_the_end_and_settle_should_wait_for_it()
    {
        const int Count = 500;
        Devices.Pace = TimeSpan.FromMilliseconds(1);
        foreach (var number in Enumerable.Range(0, Count))
        {
            Index.Add($"pci:{number}", $"m{number}");
            Devices.Plug($"/devices/{number}", $"pci:{number}");
        }

        Assert.Equal(Count - 10, Socket.Lost);
        AwaitSettled();
        ExpectNotSettled();
        Pass(ColdplugLife.FirstPause.TotalMilliseconds + Count + 100);
        ExpectSettled();
        Assert.All(Enumerable.Range(0, Count), number => Assert.Equal(InitState.Live, Kernel.GetInitState($"m{number}")));
        Assert.Equal(Count, Kernel.Calls.Count);
        Assert.Single(Told.OfType<UeventsOverrun>());
        Assert.Equal("overrun", Assert.Single(Told.OfType<ColdplugStarted>()).Reason);
        Assert.Equal(1, Tally.Snapshot().Overruns);
    }

    [Fact]
    public void Losses_of_a_walk_should_lead_to_another_one()
    {
        foreach (var number in Enumerable.Range(0, 100))
        {
            AddDevice($"/devices/{number}", $"pci:{number}", $"m{number}");
        }

        // All at once the first time, and then slower.
        Trigger();
        Settle(() => Scheduler.Time.Step());
        AwaitSettled();
        Pass(1);
        Devices.Pace = TimeSpan.FromMilliseconds(1);
        Pass(1000);
        ExpectSettled();
        Assert.Equal(["trigger", "overrun"], Told.OfType<ColdplugStarted>().Select(walk => walk.Reason));
        Assert.Equal(100, Kernel.Calls.Count);
    }

    [Fact]
    public void Walks_that_always_lose_should_become_rare()
    {
        foreach (var number in Enumerable.Range(0, 100))
        {
            AddDevice($"/devices/{number}", $"pci:{number}", $"m{number}");
        }

        Trigger();
        AwaitSettled();
        foreach (var second in Enumerable.Range(0, 600))
        {
            Pass(1000);
            Wake();
        }

        // 0.1, 0.2 … 25.6 s, and then one every 30 s.
        Assert.InRange(Devices.Walks.Count, 20, 32);
        ExpectNotSettled();
    }
}
