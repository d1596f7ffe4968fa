using ActorLoad.Kernel.Tests.Guests;

namespace ActorLoad.Kernel.Tests;

/// <summary>The published daemon and client on a real kernel: a request over the socket, a load, the answer.</summary>
public sealed class WholePathSpec
{
    [Fact]
    public async Task One_request_should_reach_the_kernel_once_and_its_answer_the_client()
    {
        Assert.True(File.Exists(UmlGuest.Daemon) && File.Exists(UmlGuest.Client), $"{UmlGuest.Top}/out is not complete: run ./build first");

        var lines = (await UmlGuest.RunAsync("whole-path.sh", UmlGuest.Daemon, UmlGuest.Client)).Succeeded().Lines;

        Assert.Contains("load dummy: exit 0", lines);
        Assert.Contains("load dummy again: exit 0", lines);
        Assert.Contains("load needy: exit 1", lines);
        Assert.Contains("load needy again: exit 1", lines);
        Assert.Contains("load no-such-module: exit 1", lines);

        // A shell that a shell began said its id before it asked.
        var pids = lines.Where(line => line.StartsWith("inner: ", StringComparison.Ordinal) || line.StartsWith("outer: ", StringComparison.Ordinal)).Select(line => line[7..]).ToArray();
        Assert.Contains(lines, line => line.StartsWith($"\"lineage\":\"sh[{pids[1]}] < sh[{pids[0]}] < ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"\"exe\":\"{UmlGuest.Client}\"", StringComparison.Ordinal));
        Assert.Contains("live: dummy ", lines);
        Assert.Contains("calls: 2", lines);
    }
}
