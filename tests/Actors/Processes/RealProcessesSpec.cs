using System.Diagnostics;
using System.Globalization;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Processes;
using ActorLoad.Interop.Peers;

namespace ActorLoad.Actors.Tests.Processes;

/// <summary>Processes of this machine, beside what a shell and awk say of them.</summary>
public sealed class RealProcessesSpec
{
    // Each says its id; the innermost ends with its input. A shell that has more to do than one command does not become that command.
    private const string Chain = "echo $$; sh -c 'echo $$; sh -c \"echo \\$\\$; cat; :\"; :'; :";

    private readonly ProcProcessTable _table = new();

    [Fact]
    public async Task Shells_above_one_another_should_be_found_with_file_and_beginning()
    {
        var before = Uptime();
        using var outer = Process.Start(new ProcessStartInfo("sh", ["-c", Chain]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        int[] pids = [await ReadPidAsync(outer), await ReadPidAsync(outer), await ReadPidAsync(outer)];
        var after = Uptime();

        var told = Look(pids[2]);
        Assert.Equal([pids[2], pids[1], pids[0], Environment.ProcessId], told.Take(4).Select(seen => seen.Pid));
        Assert.Equal(outer.Id, pids[0]);
        Assert.Equal(0, told[^1].Parent);
        foreach (var (child, parent) in told.Zip(told.Skip(1)))
        {
            Assert.Equal((parent.Pid, (long?)parent.Started), (child.Parent, child.ParentStarted));
        }

        foreach (var seen in told.Take(3))
        {
            Assert.Equal(await SayAsync("readlink", $"/proc/{seen.Pid}/exe"), seen.Exe);
            Assert.Equal(await SayAsync("awk", "{ sub(/^.*\\) /, \"\"); print $20 }", $"/proc/{seen.Pid}/stat"), $"{seen.Started}");
            Assert.InRange(seen.Started / 100.0, before - 0.02, after + 0.02);
        }

        outer.StandardInput.Close();
        await outer.WaitForExitAsync();
    }

    [Fact]
    public async Task Process_that_is_gone_should_have_nothing()
    {
        using var process = Process.Start(new ProcessStartInfo("true"))!;
        await process.WaitForExitAsync();

        Assert.Null(_table.StatOf(process.Id));
        Assert.Null(_table.ExeOf(process.Id));
    }

    private List<ProcessSeen> Look(int pid) =>
        [.. new Ancestry(_table, TimeProvider.System).Look(new ProcessSighting(pid, _table.StatOf(pid)!, _table.ExeOf(pid)))];

    private static async Task<int> ReadPidAsync(Process process) => int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);

    private static double Uptime() => double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);

    private static async Task<string> SayAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.TrimEnd();
    }
}
