using System.Diagnostics;
using ActorLoad.Kernel.Tests.Guests;

namespace ActorLoad.Kernel.Tests;

/// <summary>The published daemon and client against kmod's own modprobe, on a tree of Debian's.</summary>
public sealed class ModprobeTwinSpec
{
    private static readonly string Every = Everything.IsWanted ? "1" : "96";

    [Fact]
    public async Task Modprobe_should_show_what_kmods_shows_and_exit_as_it_does()
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = UmlGuest.Top };
        foreach (var argument in new[] { "tests/Kernel/Scripts/twin.sh", UmlGuest.Daemon, UmlGuest.Client, Every })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0 && output.EndsWith("differing lines: 0\n", StringComparison.Ordinal), output);
    }
}
