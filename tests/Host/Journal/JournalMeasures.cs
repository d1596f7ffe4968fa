using System.Diagnostics;
using ActorLoad.Actors.Journal.Events;
using Xunit.Abstractions;

namespace ActorLoad.Host.Tests.Journal;

public sealed class JournalMeasures(ITestOutputHelper output)
{
    [Fact]
    public async Task Journal_should_take_100000_requests_of_a_storm_in_less_than_10_MB()
    {
        var folder = Directory.CreateTempSubdirectory("actorload-journal");
        var path = Path.Combine(folder.FullName, "journal.db");
        var requests = Storm.Requests(100_000).ToArray();
        var watch = Stopwatch.StartNew();
        await using (var run = JournalRun.Start(path))
        {
            run.Tell(new ServiceStarted(Storm.Start, "1", 1, "6.1", "/lib/modules/6.1"));
            Assert.True((await run.Flush()).Complete);
            output.WriteLine($"start to the first event on disk: {watch.ElapsedMilliseconds} ms");
            watch.Restart();
            run.Tell(requests);
            Assert.True((await run.Flush()).Complete);
            output.WriteLine($"100,000 requests on disk: {watch.ElapsedMilliseconds} ms");
            watch.Restart();
            run.Tell(Enumerable.Range(0, 300).Select(i => new ModuleGone(Storm.Start, $"/m/{i}.ko", $"m{i}")));
            Assert.True((await run.Flush()).Complete);
            output.WriteLine($"300 other events on disk: {watch.ElapsedMilliseconds} ms");
        }

        var bytes = folder.GetFiles().Sum(f => f.Length);
        output.WriteLine($"bytes: {bytes}");
        Assert.InRange(bytes, 1, 10_000_000);
        await using (var run = JournalRun.Start(path))
        {
            watch.Restart();
            Assert.Equal(100_000, (await run.Recovered()).Counts.Requests.Values.Sum());
            output.WriteLine($"recovered: {watch.ElapsedMilliseconds} ms");
        }

        folder.Delete(recursive: true);
    }
}
