using System.Diagnostics;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>A process that writes a storm until it is killed, and says after each flush up to which request all is on disk.</summary>
internal static class JournalChild
{
    private const int Burst = 500;

    internal static Process Start(string path, int first) => Process.Start(new ProcessStartInfo
    {
        FileName = "dotnet",
        ArgumentList = { "exec", typeof(JournalChild).Assembly.Location, "journal", path, $"{first}" },
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;

    internal static async Task RunAsync(string path, int first)
    {
        await using var run = JournalRun.Start(path, o => o with { FlushInterval = TimeSpan.FromMilliseconds(5) });
        run.Tell(new ServiceStarted(Storm.Start, "1", Environment.ProcessId, "6.1", "/m"));
        while (true)
        {
            run.Tell(Storm.Requests(Burst, first));
            first += Burst;
            if (!(await run.Flush()).Complete)
            {
                return;
            }

            Console.WriteLine(first - 1);
        }
    }
}
