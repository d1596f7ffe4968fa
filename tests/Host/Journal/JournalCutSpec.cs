using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Journal;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>The service is killed while its journal is written, goes to its lasting place and loses earlier boots.</summary>
public sealed class JournalCutSpec(ITestOutputHelper output) : IDisposable
{
    private const int Few = 4;
    private const int Many = 200;
    private readonly string _folder = Directory.CreateTempSubdirectory("actorload-cut").FullName;

    private string Var => Path.Combine(_folder, "var");

    private string Away => Path.Combine(_folder, "var-away");

    private JournalPlace Place => new(Path.Combine(Var, "journal.db"), Path.Combine(_folder, "run", "journal.db"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_journal_should_be_whole_after_kill_9_at_any_moment()
    {
        var isLong = Everything.IsWanted;
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}; {Many} rounds with ACTORLOAD_TEST_ALL=1");
        var random = new Random(seed);
        await WriteEarlierBootsAsync();
        var cuts = new SortedDictionary<string, int>();
        for (var round = 1; round <= (isLong ? Many : Few); round++)
        {
            var stream = $"machine/cut{round:d4}";
            var flushed = await CutAsync(stream, random);
            var moment = Moment(stream);
            cuts[moment] = cuts.GetValueOrDefault(moment) + 1;
            await CheckAsync(stream, flushed, $"seed {seed}, round {round}, cut {moment}");
        }

        output.WriteLine(string.Join('\n', cuts.Select(cut => $"{cut.Value} {cut.Key}")));
        Assert.True(!isLong || cuts.Count >= 4, "so many cuts should have met more moments");
    }

    private async Task WriteEarlierBootsAsync()
    {
        for (var boot = 1; boot <= 4; boot++)
        {
            await using var earlier = JournalRun.Start(Place.Lasting, options => options with { PersistenceId = $"before/{boot}" });
            earlier.Tell(Storm.Requests(8000));
            Assert.True((await earlier.Flush()).Complete);
        }

        SqliteConnection.ClearAllPools();
    }

    /// <summary>Gives the last request that the service was told to be on the disk.</summary>
    private async Task<int> CutAsync(string stream, Random random)
    {
        Directory.Move(Var, Away);
        using var child = JournalChild.StartInPlaces(Place, stream);
        var flushed = JournalChild.Flushed(await child.StandardOutput.ReadLineAsync().WaitAsync(HangGuard.Limit));
        await Task.Delay(random.Next(100));
        Directory.Move(Away, Var);
        await Task.Delay(random.Next(random.Next(2) == 0 ? 60 : 1000)); // the copy is over in some milliseconds
        child.Kill();
        await child.WaitForExitAsync();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            flushed = Math.Max(flushed, JournalChild.Flushed(line)); // the last may be cut, too
        }

        return flushed;
    }

    private string Moment(string stream)
    {
        var isThere = Database.Ask(Place.Lasting, $"SELECT count(*) FROM journal WHERE persistence_id = '{stream}'") != "0";
        return (File.Exists(Place.Early), File.Exists(Place.Marker) && File.ReadAllText(Place.Marker!) == stream, isThere) switch
        {
            (true, true, _) => "between the mark and the removal of the early file",
            (true, false, true) => "between the copy and the mark",
            (true, false, false) => "in the early file, or in the copy",
            _ when Database.Ask(Place.Lasting, "SELECT count(*) FROM (SELECT DISTINCT persistence_id FROM journal)") is not "3" =>
                Database.Ask(Place.Lasting, $"SELECT count(*) FROM journal WHERE persistence_id = '{stream}' AND manifest = 'boots-forgotten.v1'") == "0"
                    ? "in the lasting file, before boots go"
                    : "while boots go",
            _ => Database.Ask(Place.Lasting, "PRAGMA freelist_count") == "0" ? "in the lasting file, after boots are gone" : "while pages are given back",
        };
    }

    private async Task CheckAsync(string stream, int flushed, string where)
    {
        Verify(Place.Lasting, where);
        if (File.Exists(Place.Early))
        {
            Verify(Place.Early!, where);
        }

        await using (var next = JournalRun.Start(Place, options => options with { PersistenceId = stream }))
        {
            next.Tell(new ServiceStarted(Storm.Start, "1", 2, "6.1", "/m"), new ServiceStopped(Storm.Start.AddHours(1), "SIGTERM"));
            await next.Until(status => status.Path == Place.Lasting);
            Assert.True((await next.Flush()).Complete);
        }

        Assert.False(File.Exists(Place.Early), where);
        Verify(Place.Lasting, where);
        var ids = Database.RequestIds(Place.Lasting, stream);
        Assert.True(ids.SequenceEqual(Enumerable.Range(1, ids.Length).Select(i => (long)i)), where);
        Assert.True(ids.Length >= flushed, $"{where}: {flushed} were on the disk, {ids.Length} are there");
        Assert.Contains(
            "the last flush interval at most of 1 runs of the service that did not end in order", Say("report", "--journal", Place.Lasting, "--boot", stream[8..]));
        SqliteConnection.ClearAllPools();
    }

    private static void Verify(string path, string where) => Assert.True(Say("journal", "verify", "--journal", path).EndsWith("whole\n", StringComparison.Ordinal), where);

    private static string Say(params string[] arguments)
    {
        using var output = new StringWriter();
        Startup.From(arguments, output, output);
        return output.ToString();
    }
}
