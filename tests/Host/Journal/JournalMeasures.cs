using System.Diagnostics;
using ActorLoad.Actors.Journal.Events;
using Xunit.Abstractions;

namespace ActorLoad.Host.Tests.Journal;

public sealed class JournalMeasures(ITestOutputHelper output)
{
    [Fact]
    public async Task Journal_should_take_a_storm_of_100000_requests_in_less_than_10_MB()
    {
        var folder = Directory.CreateTempSubdirectory("journal");
        var path = Path.Combine(folder.FullName, "journal.db");
        var requests = Storm.Requests(100_000).ToArray();
        await using (var run = JournalRun.Start(path))
        {
            var watch = Stopwatch.StartNew();
            run.Tell(new ServiceStarted(Storm.Start, "1", 1, "6.1", "/lib/modules/6.1"));
            Assert.True((await run.Flush()).Complete);
            output.WriteLine($"first event on disk {watch.ElapsedMilliseconds} ms");
            for (var round = 0; round < 5; round++)
            {
                var before = new FileInfo(path).Length + new FileInfo(path + "-wal").Length;
                watch.Restart();
                run.Tell(requests);
                var told = watch.ElapsedMilliseconds;
                var flushed = await run.Flush();
                output.WriteLine($"100,000 requests: told {told} ms, on disk {watch.ElapsedMilliseconds} ms, {flushed}, db {new FileInfo(path).Length} wal {new FileInfo(path + "-wal").Length} (+{new FileInfo(path).Length + new FileInfo(path + "-wal").Length - before})");
                Assert.True(flushed.Complete);
            }

            watch.Restart();
            run.Tell(Enumerable.Range(0, 300).Select(i => new ModuleGone(Storm.Start, $"/m/{i}.ko", $"m{i}")));
            await run.Flush();
            output.WriteLine($"300 events {watch.ElapsedMilliseconds} ms");
            foreach (var e in run.Log) output.WriteLine(e.ToString());
        }

        output.WriteLine($"file {new FileInfo(path).Length}");
        await using (var run = JournalRun.Start(path))
        {
            var watch = Stopwatch.StartNew();
            var ledger = await run.Recovered();
            output.WriteLine($"recovered {ledger.Counts} in {watch.ElapsedMilliseconds} ms");
            Assert.Equal(500_000, ledger.Counts.Requests.Values.Sum());
            foreach (var e in run.Log) output.WriteLine(e.ToString());
        }
        folder.Delete(true);
    }
}
