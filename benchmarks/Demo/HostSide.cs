using System.Diagnostics;
using System.Text.Json;

namespace ActorLoad.Demo;

/// <summary>On this machine: boots the guest, shows what it tells, and then what it left.</summary>
internal static class HostSide
{
    public static async Task<int> RunAsync(Screen screen)
    {
        var share = Directory.CreateTempSubdirectory("actorload-run");
        try
        {
            screen.Title("ActorLoad: one load, every answer");
            screen.Step("booting a real Linux kernel as an ordinary process (User-Mode Linux)");
            await BootAsync(share.FullName, screen);
            var report = JsonSerializer.Deserialize(
                await File.ReadAllBytesAsync(Path.Combine(share.FullName, Files.Report)), DemoJson.Default.GuestReport)!;
            var ledger = LedgerView.Read(Path.Combine(share.FullName, Files.Journal));
            var trace = TraceCounts.Read(Path.Combine(share.FullName, Files.Trace));
            screen.Table(Rows.Of(ledger, trace));
            var verdict = new Verdict(report, ledger, trace);
            screen.Say(verdict.Lines, verdict.Good);
            return verdict.Good ? 0 : 1;
        }
        finally
        {
            share.Delete(recursive: true);
        }
    }

    private static async Task BootAsync(string share, Screen screen)
    {
        string[] arguments =
        [
            "--time", "600", "benchmarks/Demo/guest.sh", Environment.ProcessPath!, typeof(HostSide).Assembly.Location,
        ];
        var start = new ProcessStartInfo("tests/lab/uml", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["LAB_SHARE"] = share;
        using var guest = Process.Start(start)!;
        while (await guest.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                screen.Show(JsonSerializer.Deserialize(line, DemoJson.Default.GuestLine)!);
            }
            else
            {
                screen.Step(line);
            }
        }

        await guest.WaitForExitAsync();
        if (guest.ExitCode != 0)
        {
            throw new IOException($"the guest ended with status {guest.ExitCode}; actorloadd's log:\n{Log(share)}");
        }
    }

    private static string Log(string share)
    {
        var path = Path.Combine(share, Files.Log);
        return File.Exists(path) ? File.ReadAllText(path) : "(none)";
    }
}
