using System.Diagnostics;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Service;
using ActorLoad.Host.Tests.Rpc;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Tests.Fleet;

/// <summary>The whole service as a process of its own, over a tree in which everything is built in: it asks no kernel for anything.</summary>
internal sealed class FleetDaemon : IDisposable
{
    private readonly Process _process;
    private readonly string _socket;

    private FleetDaemon(Process process, string socket) => (_process, _socket) = (process, socket);

    /// <summary>The process.</summary>
    internal int Pid => _process.Id;

    /// <summary>What runs in the process.</summary>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        var startup = Startup.From(arguments, Console.Out, Console.Error);
        return startup.Options is { } options ? await Daemon.RunAsync(options) : startup.ExitStatus;
    }

    /// <summary>Starts it, and waits until it listens.</summary>
    internal static async Task<FleetDaemon> StartAsync(string folder, string connection, params string[] further)
    {
        var socket = Path.Combine(folder, "socket");
        string[] sets =
        [
            $"socket={socket}", $"journal.path={Path.Combine(folder, "journal.db")}", "journal.flush-interval=1ms", $"modules.directory={Tree(folder)}",
            "modules.config-directories=[\"/nonexistent\"]", $"fleet.connection=\"{connection}\"", "fleet.interval=100ms", "fleet.longest-pause=200ms",
            "fleet.summary-interval=100ms", "log.level=warning", .. further,
        ];
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["exec", typeof(FleetDaemon).Assembly.Location, "daemon", .. sets.SelectMany(set => new[] { "--set", set })])
        {
            info.ArgumentList.Add(argument);
        }

        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var daemon = new FleetDaemon(process, socket);
        var deadline = Stopwatch.StartNew();
        while (await daemon.StatusAsync() is null)
        {
            Assert.True(!process.HasExited && deadline.Elapsed < HangGuard.Limit, "the service does not start");
            await Task.Delay(20);
        }

        return daemon;
    }

    internal Task<RawClient> ConnectAsync() => RawClient.ConnectAsync(_socket);

    /// <summary>Asks until the shipping is as wanted.</summary>
    internal async Task UntilAsync(string what, Func<ActorLoad.Rpc.Messages.Fleet, bool> wanted)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            var status = await StatusAsync();
            if (status?.Fleet is { } fleet && wanted(fleet))
            {
                Assert.Equal(fleet.Problem is not null, status.Warnings.Any(warning => warning.StartsWith("fleet: ", StringComparison.Ordinal)));
                return;
            }

            Assert.True(deadline.Elapsed < HangGuard.Limit, $"{what}: {status?.Fleet}");
            await Task.Delay(20);
        }
    }

    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    internal async Task StopAsync()
    {
        using var kill = Process.Start("/bin/kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>What it says of itself; null while it does not listen.</summary>
    internal async Task<StatusReply?> StatusAsync()
    {
        try
        {
            using var client = await ConnectAsync();
            await client.SendAsync(Calls.WriteStatus());
            return await client.ReplyAsync() is { } text ? Reply.Read(System.Text.Encoding.UTF8.GetBytes(text)).As(WireJson.Default.StatusReply) : null;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return null; // not there yet
        }
    }

    private static string Tree(string folder)
    {
        var modules = Path.Combine(folder, "lib", "modules", "1.0");
        if (!Directory.Exists(modules))
        {
            Directory.CreateDirectory(modules);
            File.WriteAllText(Path.Combine(modules, "modules.builtin"), "kernel/drivers/calm.ko\n");
            File.WriteAllText(Path.Combine(modules, "modules.builtin.modinfo"), "calm.license=GPL\0");
            File.WriteAllText(Path.Combine(modules, "modules.order"), "");
            using var depmod = Process.Start("depmod", ["-b", folder, "1.0"]);
            depmod.WaitForExit();
            Assert.Equal(0, depmod.ExitCode);
        }

        return modules;
    }
}
