using System.Net.Sockets;
using System.Text.Json;
using ActorLoad.Demo;
using ActorLoad.Rpc;
using ActorLoad.Storm;

namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>
/// Kills the service with SIGKILL at a random moment of a storm, starts it again over the same journal, asks again, removes the
/// modules; and so on.
/// </summary>
internal static class KillScene
{
    public const string Rounds = "rounds.json";

    private static readonly string[] Specs = ["nfs", "dm-mod", "dummy", "can-dev"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(string share, string modules, string root, int rounds, int seed)
    {
        var random = new Random(seed);
        var done = new List<KillRound>();
        var service = await StartAsync(0);
        var whole = (int)(await StormRun.RunAsync(Order(service), _ => { })).Milliseconds;
        await RemoveAsync(root);
        for (var round = 1; round <= rounds; round++)
        {
            var (pid, moment, written, killed) = await KillAsync(service, random.Next(whole));
            await service.DisposeAsync();
            service = await StartAsync(round);
            var after = await StormRun.RunAsync(Order(service), _ => { });
            await RemoveAsync(root);
            done.Add(new KillRound(pid, moment, written, killed, after));
            Console.WriteLine($"round {round}: killed after {moment} ms of {whole}, {killed.Answered} answered, {written} written");
        }

        await service.EndAsync((await service.StatusAsync()).Pid);
        await service.DisposeAsync();
        StormScenes.KeepJournal();
        await File.WriteAllTextAsync(Path.Combine(share, Rounds), JsonSerializer.Serialize(done));
    }

    private static StormOrder Order(TracedService service) =>
        StormScenes.Order(service.Socket, Specs) with { Requests = 80, Connections = 4, Processes = 8 };

    // With a journal that is ready: until then it promises nothing.
    private static async Task<TracedService> StartAsync(int round)
    {
        var service = StormScenes.Start($"{Files.Trace}.{round}");
        await service.ReadyAsync();
        while ((await service.StatusAsync()).Journal.State != "ready")
        {
            await Task.Delay(Pause);
        }

        return service;
    }

    private static async Task<(int Pid, int Moment, long Written, StormSummary Killed)> KillAsync(TracedService service, int moment)
    {
        var pid = (await service.StatusAsync()).Pid;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var storm = StormRun.RunAsync(Order(service), _ => begun.TrySetResult());
        await begun.Task;
        var written = WatchAsync(service);
        await Task.Delay(moment);
        await service.EndAsync(pid, "KILL");
        return (pid, moment, await written, await storm);
    }

    private static async Task<long> WatchAsync(TracedService service)
    {
        var written = 0L;
        try
        {
            while (true)
            {
                written = (await service.StatusAsync()).Journal.Written;
                await Task.Delay(Pause);
            }
        }
        catch (Exception e) when (e is SocketException or IOException or VarlinkException)
        {
            return written;
        }
    }

    private static Task<string> RemoveAsync(string root) => Tool.RunAsync("modprobe", ["-d", root, "-r", "-a", .. Specs]);
}
