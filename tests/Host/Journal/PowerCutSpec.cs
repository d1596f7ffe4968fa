using ActorLoad.Host.Configuration;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>The kernel is killed under the service while its journal goes to the disk, is written there and loses earlier boots.</summary>
public sealed class PowerCutSpec(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 50;
    private readonly string _folder = Directory.CreateTempSubdirectory("actorload-power").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [EverythingFact]
    public async Task A_journal_should_be_whole_after_the_power_went_at_any_moment()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var machine = new DiskMachine(_folder, await WriteEarlierBootsAsync());
        var cuts = new List<(int Told, int There, string Boots)>();
        (string Stream, int Told) last = default;
        for (var round = 1; round <= Rounds; round++)
        {
            var stream = $"machine/cut{round:d4}";
            var (left, told) = await machine.CutAsync(stream, isMoved: round % 2 == 0, random);
            Check(left, last, $"seed {seed}, round {round - 1}", cuts);
            last = (stream, told);
        }

        Check(await machine.LookAsync(), last, $"seed {seed}, round {Rounds}", cuts);
        output.WriteLine(string.Join('\n', cuts.Select(cut => $"told {cut.Told}, there {cut.There}, {cut.Boots} boots")));
        Assert.True(cuts.Exists(cut => cut.There == 0) && cuts.Exists(cut => cut.Told > 0), "some cuts should come before the move, and some after");
    }

    // What one start finds is what the cut before it left.
    private static void Check(string left, (string Stream, int Told) cut, string where, List<(int Told, int There, string Boots)> cuts)
    {
        var journal = Path.Combine(left, "journal.db");
        Assert.True(Say("journal", "verify", "--journal", journal).EndsWith("whole\n", StringComparison.Ordinal), where);
        if (cut.Stream is not null)
        {
            cuts.Add((cut.Told, CountOf(journal, cut.Stream, cut.Told, where), Database.Ask(journal, "SELECT count(*) FROM (SELECT DISTINCT persistence_id FROM journal)")));
        }

        Directory.Delete(left, recursive: true);
    }

    private static int CountOf(string journal, string stream, int told, string where)
    {
        var ids = Database.RequestIds(journal, stream);
        Assert.True(ids.SequenceEqual(Enumerable.Range(1, ids.Length).Select(i => (long)i)), where);
        Assert.True(ids.Length >= told, $"{where}: {told} were on the disk, {ids.Length} are there");
        if (ids.Length > 0)
        {
            Assert.Contains(
                "the last flush interval at most of 1 runs of the service that did not end in order",
                Say("report", "--journal", journal, "--boot", stream["machine/".Length..]));
        }

        return ids.Length;
    }

    private async Task<string> WriteEarlierBootsAsync()
    {
        var content = Directory.CreateDirectory(Path.Combine(_folder, "content")).FullName;
        for (var boot = 1; boot <= 4; boot++)
        {
            await using var earlier = JournalRun.Start(Path.Combine(content, "journal.db"), options => options with { PersistenceId = $"before/{boot}" });
            earlier.Tell(Storm.Requests(8000));
            Assert.True((await earlier.Flush()).Complete);
        }

        SqliteConnection.ClearAllPools();
        return content;
    }

    private static string Say(params string[] arguments)
    {
        using var said = new StringWriter();
        Startup.From(arguments, said, said);
        return said.ToString();
    }
}
