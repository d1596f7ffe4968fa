using System.Diagnostics;

namespace ActorLoad.Client.Tests.Support;

/// <summary>A socket that another process listens on, and takes no connection from.</summary>
public sealed class HeldSocket : IAsyncDisposable
{
    private readonly Process _process;

    private HeldSocket(string path, Process process, int holder) => (Path, _process, Holder) = (path, process, holder);

    public string Path { get; }

    /// <summary>The process that called listen(2).</summary>
    public int Holder { get; }

    /// <summary>Starts the process, and waits until it listens.</summary>
    /// <param name="folder">Where the socket is made.</param>
    /// <param name="byProcess1">In a namespace where it is process 1, as systemd is, which holds the socket of a service that it has not started.</param>
    public static async Task<HeldSocket> StartAsync(DirectoryInfo folder, bool byProcess1 = false)
    {
        var path = System.IO.Path.Combine(folder.FullName, "held");
        string[] namespaces = byProcess1 ? ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--kill-child"] : [];
        string[] command =
            [.. namespaces, "python3", "-c", $"import socket,signal;s=socket.socket(socket.AF_UNIX);s.bind('{path}');s.listen(9);print('listens',flush=True);signal.pause()"];
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var limit = new CancellationTokenSource(Run.Limit);
        Assert.Equal("listens", await process.StandardOutput.ReadLineAsync(limit.Token));
        var children = byProcess1 ? await File.ReadAllTextAsync($"/proc/{process.Id}/task/{process.Id}/children") : $"{process.Id}";
        return new HeldSocket(path, process, int.Parse(children));
    }

    /// <summary>Sends SIGSTOP, and waits until it has come to rest.</summary>
    public async Task StopAsync()
    {
        Assert.Equal(0, (await Run.Of("kill", ["-STOP", $"{Holder}"])).Status);
        using var limit = new CancellationTokenSource(Run.Limit);
        while (!(await File.ReadAllTextAsync($"/proc/{Holder}/stat", limit.Token)).Contains(") T ", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
