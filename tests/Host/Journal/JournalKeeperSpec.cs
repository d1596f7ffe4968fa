using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Journal;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Tests.Journal;

public sealed class JournalKeeperSpec : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("actorload-keep").FullName;

    private string File => Path.Combine(_folder, "journal.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(3, 365, 1000, "a,b", "keep.boots = 3")]
    [InlineData(9, 21, 1000, "a,b,c", "keep.age = 21:0:00:00")]
    [InlineData(9, 365, 250, "a,b,c", "keep.size = 250 bytes")]
    [InlineData(1, 1, 1, "a,b,c,d", "keep.boots = 1")]
    [InlineData(9, 365, 500, "", "")]
    public void Old_boots_should_go_first_and_the_running_one_never(int boots, int days, long bytes, string going, string reason)
    {
        var plan = KeepPlan.Of(Five, "now", 500, new KeepRules(boots, TimeSpan.FromDays(days), bytes), Now);
        Assert.Equal(going, string.Join(',', plan.Boots.Select(boot => boot.Stream)));
        Assert.Equal(reason, string.Join(',', plan.Reasons));
    }

    [Fact]
    public void A_running_boot_should_stay_wherever_it_stands()
    {
        var plan = KeepPlan.Of(Five, "a", 500, new KeepRules(1, TimeSpan.FromDays(1), 1), Now);
        Assert.Equal(["b", "c", "d", "now"], plan.Boots.Select(boot => boot.Stream));
    }

    [Fact]
    public void A_running_boot_that_has_written_nothing_yet_should_count()
    {
        var plan = KeepPlan.Of(Five, "new", 500, new KeepRules(5, TimeSpan.FromDays(365), 1000), Now);
        Assert.Equal(["a"], plan.Boots.Select(boot => boot.Stream));
    }

    [Fact]
    public void What_is_still_wanted_elsewhere_should_stay()
    {
        var plan = KeepPlan.Of(Five, "now", 500, new KeepRules(1, TimeSpan.FromDays(1), 1), Now, new HashSet<string>(["c", "d"]));
        Assert.Equal(["a", "b"], plan.Boots.Select(boot => boot.Stream));
    }

    [Fact]
    public async Task Earlier_boots_should_be_gone_with_a_word_and_the_file_be_smaller()
    {
        for (var boot = 1; boot <= 4; boot++)
        {
            await using var earlier = JournalRun.Start(File, options => options with { PersistenceId = $"machine/{boot}" });
            earlier.Tell(Storm.Requests(8000));
            Assert.True((await earlier.Flush()).Complete);
        }

        SqliteConnection.ClearAllPools();
        var before = new FileInfo(File).Length;
        await using var run = JournalRun.Start(File);
        run.Keep(new JournalKeeping(File, "machine/boot", new KeepRules(2, TimeSpan.FromDays(1), 1 << 30)));
        var first = 1;
        await run.Until(_ =>
        {
            run.Tell(Storm.Requests(1, first++));
            return Streams().Length == 2 && Pages("freelist_count") == 0 && new FileInfo(File).Length < before / 2;
        });
        Assert.True((await run.Flush()).Complete);
        Assert.Equal(Enumerable.Range(1, first - 1).Select(i => (long)i), Database.RequestIds(File, "machine/boot"));

        Assert.Equal(["machine/4", "machine/boot"], Streams());
        using var connection = Database.Open(File);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT cast(message AS TEXT) FROM journal WHERE persistence_id = 'machine/boot' AND manifest = 'boots-forgotten.v1'";
        var said = (string)command.ExecuteScalar()!;
        Assert.Contains("\"count\":3,\"boots\":[\"machine/1\",\"machine/2\",\"machine/3\"]", said);
        Assert.Contains("keep.boots = 2", said);
        Assert.Empty(run.Log);
    }

    [Fact]
    public async Task A_file_that_somebody_reads_should_be_smaller_when_he_is_through()
    {
        await using (var earlier = JournalRun.Start(File, options => options with { PersistenceId = "machine/1" }))
        {
            earlier.Tell(Storm.Requests(20_000));
            Assert.True((await earlier.Flush()).Complete);
        }

        SqliteConnection.ClearAllPools();
        var before = new FileInfo(File).Length;
        await using var run = JournalRun.Start(File);
        using (var reader = Database.Open(File))
        {
            reader.Do("BEGIN");
            reader.Do("SELECT count(*) FROM journal");
            run.Keep(new JournalKeeping(File, "machine/boot", new KeepRules(1, TimeSpan.FromDays(1), 1 << 30)));
            await run.Until(_ => Streams() is ["machine/boot"] && Pages("freelist_count") == 0);
            Assert.Equal(before, new FileInfo(File).Length);
        }

        await run.Until(_ => new FileInfo(File).Length < before / 2);
    }

    [Fact]
    public async Task Nothing_should_be_removed_before_the_journal_is_in_its_lasting_place()
    {
        var place = new JournalPlace(Path.Combine(_folder, "var", "journal.db"), File);
        await using (var earlier = JournalRun.Start(File, options => options with { PersistenceId = "machine/1" }))
        {
            earlier.Tell(Storm.Requests(100));
            Assert.True((await earlier.Flush()).Complete);
        }

        await using var run = JournalRun.Start(place);
        run.Keep(new JournalKeeping(place.Lasting, "machine/boot", new KeepRules(1, TimeSpan.FromDays(1), 1)));
        run.Tell(Storm.Requests(100));
        Assert.True((await run.Flush()).Complete);
        Assert.Equal(["machine/1", "machine/boot"], Streams());
        Directory.CreateDirectory(Path.Combine(_folder, "var"));
        await run.Until(status => status.Path == place.Lasting && Streams(place.Lasting).Length == 1);
        Assert.Equal(["machine/boot"], Streams(place.Lasting));
    }

    private static IReadOnlyList<OldBoot> Five =>
    [
        new("a", Now.AddDays(-90), 10, 100),
        new("b", Now.AddDays(-60), 10, 100),
        new("c", Now.AddDays(-30), 10, 100),
        new("d", Now.AddDays(-10), 10, 100),
        new("now", Now, 10, 100),
    ];

    private string[] Streams(string? file = null)
    {
        using var connection = Database.Open(file ?? File);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(group_concat(DISTINCT persistence_id), '') FROM journal";
        return ((string)command.ExecuteScalar()!).Split(',');
    }

    private long Pages(string which)
    {
        using var connection = Database.Open(File);
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {which}";
        return (long)command.ExecuteScalar()!;
    }
}
