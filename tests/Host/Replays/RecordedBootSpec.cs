using ActorLoad.Simulation.Replay;

namespace ActorLoad.Host.Tests.Replays;

/// <summary>Boots of real kernels, replayed.</summary>
public sealed class RecordedBootSpec
{
    private const int Times = 100;

    [Theory]
    [InlineData("coldplug-6.1-2cpus")]
    [InlineData("coldplug-6.1-4cpus")]
    public void A_recorded_boot_should_come_again_request_by_request_each_time(string name)
    {
        var boot = RecordedBoot.Read(name);
        var stories = new HashSet<string>();
        for (var i = 0; i < Times; i++)
        {
            var result = BootReplay.RunInOrder(boot.Story);
            Assert.True(result.IsExact, $"{result.Differences.Length} requests differ: {result.Differences.FirstOrDefault()}");
            Assert.Equal(boot.Calls, result.Replayed.Calls);
            stories.Add(string.Join('\n', [.. result.Story!.Requests.Select(request => $"{request}"), .. result.Story!.Loads.Select(load => $"{load}")]));
        }

        Assert.Single(stories);
    }

    [Theory]
    [InlineData("coldplug-6.1-2cpus", 2)]
    [InlineData("coldplug-6.1-4cpus", 4)]
    public void Without_converging_there_should_be_as_many_calls_as_udevd_made_by_a_tenth(string name, int cpus)
    {
        var boot = RecordedBoot.Read(name);
        var result = BootReplay.Run(boot.Story, WhatIf.Nothing with { Converge = false, Udev = UdevModel.Default with { Cpus = cpus } });
        Assert.InRange(result.Replayed.Calls, boot.UdevdCalls * 0.9, boot.UdevdCalls * 1.1);
    }
}
