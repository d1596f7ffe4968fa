using System.Text.Json;
using ActorLoad.Storm;

namespace ActorLoad.Demo;

/// <summary>In the guest: starts the service, sends the storms, stops it in good order, and leaves what is to be shown.</summary>
/// <param name="share">The folder that this machine sees, too.</param>
/// <param name="modules">The module tree.</param>
internal sealed class GuestSide(string share, string modules)
{
    // A journal belongs into memory or on a disk, not on the guest's view of the host's files.
    private const string Journal = "/run/actorload-journal/journal.db";
    private const string RefusedFile = "/run/af_key.ko";
    private readonly string _client = Path.GetFullPath("out/actorload");

    public async Task<int> RunAsync()
    {
        // The name under which the ledger knows the connections' process.
        await File.WriteAllTextAsync("/proc/self/comm", "storm");
        Tell(new GuestLine($"Linux {Path.GetFileName(modules)} is up; kmod's modprobe loads {string.Join(" and ", Scene.LoadedBefore)}"));
        await Tool.RunAsync("modprobe", ["-d", Environment.GetEnvironmentVariable("UML_ROOT")!, "-a", .. Scene.LoadedBefore]);
        File.Copy($"{modules}/kernel/net/key/af_key.ko", RefusedFile);
        await using var service = TracedService.Start(modules, Journal, Path.Combine(share, Files.Trace), Path.Combine(share, Files.Log));
        Tell(new GuestLine("actorloadd starts under strace, which counts its calls of finit_module"));
        await service.ReadyAsync();

        StormSummary[] storms =
        [
            await SendAsync(Scene.Storm(service.Socket, _client), $"{Scene.Specs.Count} modules and aliases"),
            await SendAsync(Scene.Refused(service.Socket, _client, RefusedFile), "a file that the kernel refuses"),
            await SendAsync(Scene.Refused(service.Socket, _client, RefusedFile), "the same file: the failure is remembered"),
        ];
        var status = await service.StatusAsync();
        Tell(new GuestLine("actorloadd stops and completes its journal"));
        var report = new GuestReport(Path.GetFileName(modules), storms, status, await service.EndAsync(status.Pid));
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Journal)!))
        {
            File.Copy(file, Path.Combine(share, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(Path.Combine(share, Files.Report), JsonSerializer.Serialize(report, DemoJson.Default.GuestReport));
        return 0;
    }

    private static Task<StormSummary> SendAsync(StormOrder order, string what)
    {
        Tell(new GuestLine($"{order.Total} requests at once, {order.Processes + order.Modprobes} of them from processes, for {what}"));
        return StormRun.RunAsync(order, p => Tell(new GuestLine(null, p.Answered, p.Total, (long)p.Elapsed.TotalMilliseconds)));
    }

    private static void Tell(GuestLine line) => Console.WriteLine(JsonSerializer.Serialize(line, DemoJson.Default.GuestLine));
}
