using System.Text.Json;
using ActorLoad.Host.Configuration;
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

    // No request is answered in two ways, or in none; and no call is made that the kernel's tracefs does not have.
    [Theory]
    [InlineData("coldplug-6.1-2cpus")]
    [InlineData("coldplug-6.1-4cpus")]
    public void Requests_should_be_the_sum_of_their_roles_and_calls_be_those_that_tracefs_counted(string name)
    {
        using var report = JsonDocument.Parse(Report(RecordedBoot.FileOf(name)));
        var requests = report.RootElement.GetProperty("requests");
        string[] roles = ["leader", "joined", "live", "remembered", "builtin", "blacklisted", "unmet"];
        Assert.Equal(roles.Order(), requests.GetProperty("roles").EnumerateObject().Select(role => role.Name).Order());
        Assert.NotEqual(0, requests.GetProperty("total").GetInt32());
        Assert.Equal(0, requests.GetProperty("left").GetInt32());
        Assert.Equal(requests.GetProperty("total").GetInt32(), requests.GetProperty("roles").EnumerateObject().Sum(role => role.Value.GetInt32()));
        Assert.Equal(RecordedBoot.Read(name).Calls, report.RootElement.GetProperty("loads").GetProperty("calls").GetInt32());
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

    private static string Report(string file)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.Equal(0, Startup.From(["report", "--json", "--journal", file], output, errors).ExitStatus);
        Assert.Equal("", errors.ToString());
        return output.ToString();
    }
}
