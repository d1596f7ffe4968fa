using System.Diagnostics;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Ledgers;
using ActorLoad.Host.Reports;
using ActorLoad.Host.Reports.Html;
using Microsoft.Data.Sqlite;

namespace ActorLoad.InProcess;

/// <summary>A report of a boot with a storm in it, from the journal's file to the text and to the page.</summary>
internal static class ReportBench
{
    private const double Mebi = 1024 * 1024;
    private const int Modules = 5000;

    public static async Task<int> RunAsync(int requests, int rounds)
    {
        await Measure($"{requests} requests", Storm.Requests(requests), requests, rounds);
        await Measure($"{requests} requests, {Modules} modules", PlannedStorm.Told(Modules, requests), requests, rounds);
        return 0;
    }

    private static async Task Measure(string boot, IReadOnlyList<object> events, int requests, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("actorload-report-bench");
        try
        {
            var path = Path.Combine(folder.FullName, "journal.db");
            await JournalBench.WriteOursAsync(path, events);
            SqliteConnection.ClearAllPools();
            Samples.Ours($"journal of {boot}, MB", folder.GetFiles().Sum(file => file.Length) / Mebi);
            for (var round = 1; round <= rounds; round++)
            {
                Text(path, boot, requests);
                Page(path, boot);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The first round is among the samples: nobody reports twice in one process.
    private static void Text(string path, string boot, int requests)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var (report, _) = Read(path);
        var read = watch.Elapsed.TotalMilliseconds;
        var text = ReportText.Of(report, columns: 0);
        Samples.Ours($"report of {boot}, ms", watch.Elapsed.TotalMilliseconds);
        Samples.Ours("  of these until there is a summary, ms", read);
        Samples.Ours("  allocated for it, MB", (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Mebi);
        if (report.Requests.Total != requests || text.Length == 0)
        {
            throw new InvalidOperationException($"the report has {report.Requests.Total} requests of {requests}");
        }
    }

    private static void Page(string path, string boot)
    {
        var watch = Stopwatch.StartNew();
        var (report, story) = Read(path);
        var page = ReportPage.Of(report, story);
        Samples.Ours($"page of {boot}, ms", watch.Elapsed.TotalMilliseconds);
        Samples.Ours("  its size, MB", page.Length / Mebi);
    }

    private static (BootReport Report, BootStory Story) Read(string path)
    {
        using var ledger = LedgerFile.Open(path);
        var boot = ledger.Find(null);
        var story = BootStory.Of(ledger.Events(boot));
        return (BootReporter.Of(story, boot.Machine, boot.Boot), story);
    }
}
