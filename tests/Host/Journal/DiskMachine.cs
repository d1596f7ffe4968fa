using System.Diagnostics;
using System.Globalization;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>A machine (User-Mode Linux) with an ext4 disk of its own, on which <see cref="JournalChild"/> writes until its power goes.</summary>
internal sealed class DiskMachine
{
    /// <summary>The journal's lasting place in it.</summary>
    internal const string Lasting = "/run/var/journal.db";

    private const int MostPause = 500;
    private const int Late = 8000;
    private readonly string _folder;
    private readonly string _disk;

    /// <param name="folder">Where its files go.</param>
    /// <param name="content">What its disk has at first.</param>
    internal DiskMachine(string folder, string content)
    {
        (_folder, _disk) = (folder, Path.Combine(folder, "disk"));
        using var making = Process.Start(new ProcessStartInfo("mkfs.ext4", ["-q", "-d", content, _disk, "100M"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true, // that it makes the file
            Environment = { ["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin" },
        })!;
        making.WaitForExit();
        Assert.Equal(0, making.ExitCode);
    }

    /// <summary>
    /// Switches it on, for its kernel to put the disk in order, lets it write, and takes the power away. Gives what was on the disk before it wrote, and the
    /// last request of which it said that it is on the disk.
    /// </summary>
    /// <param name="stream">The boot.</param>
    /// <param name="isMoved">Whether that is some time after the journal has gone to the disk, or some time after its first flush in memory.</param>
    /// <param name="random">How long after.</param>
    internal async Task<(string Left, int Told)> CutAsync(string stream, bool isMoved, Random random)
    {
        var (left, pause) = (Share(), (random.Next(MostPause) / 1000.0).ToString(CultureInfo.InvariantCulture));
        using var machine = Start(left, ["write", Environment.ProcessPath!, typeof(DiskMachine).Assembly.Location, stream, pause]);
        var (line, before) = (string.Empty, string.Empty);
        do
        {
            before = line;
            line = await machine.StandardOutput.ReadLineAsync().WaitAsync(HangGuard.Limit);
            Assert.True(line is not null, $"it ended after \"{before}\"");
        }
        while (JournalChild.Flushed(line) == 0 || (isMoved && !JournalChild.IsOf(line, Lasting)));

        var told = ReadAsync(machine.StandardOutput, line);
        await Task.Delay(random.Next(Late));
        machine.Kill(entireProcessTree: true);
        await machine.WaitForExitAsync();
        return (left, await told);
    }

    /// <summary>Switches it on, for its kernel to put the disk in order, and gives a folder with what is on that.</summary>
    internal async Task<string> LookAsync()
    {
        var left = Share();
        using var machine = Start(left, ["look"]);
        var output = await machine.StandardOutput.ReadToEndAsync().WaitAsync(HangGuard.Limit);
        await machine.WaitForExitAsync();
        Assert.True(machine.ExitCode == 0, $"{machine.ExitCode} {output} {await machine.StandardError.ReadToEndAsync()}");
        return left;
    }

    private string Share() => Directory.CreateDirectory(Path.Combine(_folder, $"left-{Guid.NewGuid():n}")).FullName;

    private static async Task<int> ReadAsync(StreamReader output, string first)
    {
        var flushed = 0;
        for (var line = first; line is not null; line = await output.ReadLineAsync())
        {
            flushed = JournalChild.IsOf(line, Lasting) ? JournalChild.Flushed(line) : flushed;
        }

        return flushed;
    }

    private Process Start(string share, string[] arguments)
    {
        var here = AppContext.BaseDirectory;
        string[] all = ["--append", $"ubda={_disk}", Path.Combine(here, "Journal", "power-cut.sh"), .. arguments];
        var start = new ProcessStartInfo(Path.Combine(here, "lab", "uml"), all)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TMPDIR"] = _folder, ["LAB_SHARE"] = share },
        };
        return Process.Start(start)!;
    }
}
