using System.Diagnostics;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Host.Ledgers;
using ActorLoad.Host.Reports;
using Microsoft.Data.Sqlite;

namespace ActorLoad.InProcess;

/// <summary>A report of a boot with a storm in it, from the journal's file to the text.</summary>
internal static class ReportBench
{
    private const double Mebi = 1024 * 1024;

    public static async Task<int> RunAsync(int requests, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("actorload-report-bench");
        try
        {
            var path = Path.Combine(folder.FullName, "journal.db");
            await JournalBench.WriteOursAsync(path, Storm.Requests(requests));
            SqliteConnection.ClearAllPools();
            for (var round = 1; round <= rounds; round++)
            {
                Measure(path, requests);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The first round is among the samples: nobody reports twice in one process.
    private static void Measure(string path, int requests)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        using var ledger = LedgerFile.Open(path);
        var boot = ledger.Find(null);
        var report = BootReporter.Of(BootStory.Of(ledger.Events(boot)), boot.Machine, boot.Boot);
        var text = ReportText.Of(report, columns: 0);
        Samples.Ours($"report of {requests} requests, ms", watch.Elapsed.TotalMilliseconds);
        Samples.Ours("allocated for it, MB", (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Mebi);
        if (report.Requests.Total != requests || text.Length == 0)
        {
            throw new InvalidOperationException($"the report has {report.Requests.Total} requests of {requests}");
        }
    }
}
