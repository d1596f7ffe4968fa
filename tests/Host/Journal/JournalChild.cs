using System.Diagnostics;
using System.Globalization;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Journal;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>A process that writes a storm until it is killed, and says after each flush up to which request all is on disk, and in which file.</summary>
internal static class JournalChild
{
    private const int Burst = 500;

    internal static Process Start(string path, int first) => Start("journal", path, $"{first}");

    /// <summary>The same, but in an early place at first, as another boot, and with an eye on how many boots are kept.</summary>
    internal static Process StartInPlaces(JournalPlace place, string stream) => Start("places", place.Lasting, place.Early!, stream);

    /// <summary>Up to which request all is on disk, as it says; 0 where the line does not tell.</summary>
    internal static int Flushed(string? line) => int.TryParse(line?.Split(' ')[0], CultureInfo.InvariantCulture, out var flushed) ? flushed : 0;

    /// <summary>Whether the line is whole, and tells of this file.</summary>
    internal static bool IsOf(string line, string path) => line.EndsWith($" {path}", StringComparison.Ordinal);

    internal static async Task RunAsync(string path, int first)
    {
        await using var run = JournalRun.Start(path, o => o with { FlushInterval = TimeSpan.FromMilliseconds(5) });
        await WriteAsync(run, first);
    }

    internal static async Task RunInPlacesAsync(string lasting, string early, string stream)
    {
        await using var run = JournalRun.Start(
            new JournalPlace(lasting, early), o => o with { PersistenceId = stream, FlushInterval = TimeSpan.FromMilliseconds(5) });
        run.Keep(new JournalKeeping(lasting, stream, new KeepRules(3, TimeSpan.FromDays(365), 1 << 30)));
        await WriteAsync(run, first: 1);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(JournalChild).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;

    private static async Task WriteAsync(JournalRun run, int first)
    {
        run.Tell(new ServiceStarted(Storm.Start, "1", Environment.ProcessId, "6.1", "/m"));
        while (true)
        {
            var path = (await run.Status()).Path;
            run.Tell(Storm.Requests(Burst, first));
            first += Burst;
            if (!(await run.Flush()).Complete)
            {
                return;
            }

            Console.WriteLine($"{first - 1} {path}");
        }
    }
}
