using System.Globalization;
using System.Text.Json;
using ActorLoad.Demo;
using ActorLoad.Rpc.Messages;
using ActorLoad.Storm;

namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>
/// What happens in the guest in <see cref="StormSpec"/>: the published service under strace, and storms of the published
/// client. Nothing is judged here; all that is to be judged is left in the shared folder.
/// </summary>
internal static class StormScenes
{
    public const string Expected = "expected";
    public const string Calls = "calls";

    /// <summary>How many requests one process has for each of the others, which ask once.</summary>
    public const int RequestsEach = 10;

    private const string JournalFolder = "/run/actorload-journal";
    private static readonly string Share = Environment.GetEnvironmentVariable("LAB_SHARE") ?? "";
    private static readonly string Modules = Environment.GetEnvironmentVariable("UML_MODULES") ?? "";
    private static readonly string Root = Environment.GetEnvironmentVariable("UML_ROOT") ?? "";

    public static async Task<int> RunAsync(string[] scene)
    {
        await (scene switch
        {
            ["three-plans", var processes] => ThreePlansAsync(Number(processes)),
            ["refusal"] => RefusalAsync(),
            ["names"] => NamesAsync(),
            ["stop"] => StopAsync(),
            ["kills", var rounds, var seed] => KillScene.RunAsync(
                Share, Modules, Root, Number(rounds), Number(seed)),
            _ => throw new ArgumentException($"no scene {string.Join(' ', scene)}", nameof(scene)),
        });
        return 0;
    }

    /// <summary>A storm with the patience that one slow CPU needs.</summary>
    public static StormOrder Order(string socket, params IReadOnlyList<string> specs) =>
        new(socket, specs) { Client = Path.GetFullPath("out/actorload"), TimeLimit = TimeSpan.FromMinutes(20) };

    /// <summary>The service, whose files are found in the shared folder afterwards.</summary>
    public static TracedService Start(string trace, params string[] settings) => TracedService.Start(
        Modules, Path.Combine(JournalFolder, Files.Journal), Path.Combine(Share, trace), Path.Combine(Share, Files.Log), settings);

    /// <summary>Hands the journal over.</summary>
    public static void KeepJournal()
    {
        foreach (var file in Directory.EnumerateFiles(JournalFolder))
        {
            File.Copy(file, Path.Combine(Share, Path.GetFileName(file)));
        }
    }

    private static int Number(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);

    private static async Task ThreePlansAsync(int processes)
    {
        string[] specs = ["ocfs2", "nfs", "vport-gre"];
        var plans = await Task.WhenAll(specs.Select(spec => Tool.RunAsync("modprobe", ["-d", Root, "-D", spec])));
        var files = string.Concat(plans).Split('\n').Where(line => line.StartsWith("insmod ")).Select(line => line.Split(' ')[1]);
        await File.WriteAllLinesAsync(Path.Combine(Share, Expected), files.Distinct().Select(Path.GetFileName)!);
        await using var service = Start(Files.Trace);
        await service.ReadyAsync();
        await EndAsync(service, await Storm(Order(service.Socket, specs) with { Requests = RequestsEach * processes, Connections = 16, Processes = processes }));
    }

    private static async Task RefusalAsync()
    {
        // Outside the tree nothing tells its dependencies, so that the kernel misses their symbols.
        const string File = "/run/af_key.ko";
        System.IO.File.Copy($"{Modules}/kernel/net/key/af_key.ko", File);
        await using var service = Start(Files.Trace, "failures.remember.permanent=1h");
        await service.ReadyAsync();
        var many = Order(service.Socket, File) with { Requests = 100, Processes = 20 };
        var first = await Storm(many);
        CountCalls();
        var second = await Storm(many);
        CountCalls();
        var retry = await Storm(Order(service.Socket, File) with { Requests = 1, Retry = true });
        CountCalls();
        await EndAsync(service, first, second, retry);
    }

    private static async Task NamesAsync()
    {
        var path = $"{Modules}/kernel/drivers/md/dm-mod.ko";
        const string Link = "/run/linked.ko";
        File.CreateSymbolicLink(Link, path);
        await using var service = Start(Files.Trace);
        await service.ReadyAsync();
        string[] specs = ["dm-mod", "dm_mod", "devname:mapper/control", path, Link];
        await EndAsync(service, await Storm(Order(service.Socket, specs) with { Requests = 50, Processes = 10 }));
    }

    private static async Task StopAsync()
    {
        await using var service = Start(Files.Trace);
        await service.ReadyAsync();
        Task<(StatusReply Before, int Exit)>? stopping = null;
        var storm = await StormRun.RunAsync(
            Order(service.Socket, "nfsd", "ocfs2", "vport-gre", "l2tp_ppp", "cifs") with { Requests = 200, Processes = 20 },
            progress => stopping ??= progress.Answered > 0 ? StopAsync(service) : null);
        var (before, exit) = await stopping!;
        await ReportAsync(new GuestReport(before.KernelRelease, [storm], before, exit));
    }

    private static async Task<(StatusReply Before, int Exit)> StopAsync(TracedService service)
    {
        var before = await service.StatusAsync();
        return (before, await service.EndAsync(before.Pid));
    }

    private static Task<StormSummary> Storm(StormOrder order) => StormRun.RunAsync(order, _ => { });

    private static void CountCalls() =>
        File.AppendAllText(Path.Combine(Share, Calls), $"{TraceCounts.Read(Path.Combine(Share, Files.Trace)).Total}\n");

    private static async Task EndAsync(TracedService service, params IReadOnlyList<StormSummary> storms)
    {
        var status = await service.StatusAsync();
        await ReportAsync(new GuestReport(status.KernelRelease, storms, status, await service.EndAsync(status.Pid)));
    }

    private static Task ReportAsync(GuestReport report)
    {
        KeepJournal();
        return File.WriteAllTextAsync(Path.Combine(Share, Files.Report), JsonSerializer.Serialize(report, DemoJson.Default.GuestReport));
    }
}
