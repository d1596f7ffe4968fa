using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Ledgers;
using ActorLoad.Host.Tests.Journal;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Tests.Ledgers;

/// <summary>Files that the real journal wrote, and files that are none.</summary>
public sealed class LedgerFileSpec : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-ledgers");

    private string File => Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_boot_should_be_read_while_the_service_writes_it()
    {
        await using var run = JournalRun.Start(File);
        run.Tell(new ServiceStarted(Storm.Start, "1", 1, "6.1", "/lib/modules/6.1"));
        run.Tell(Storm.Requests(5000));
        await run.Flush();
        using var ledger = LedgerFile.Open(File);
        var boot = Assert.Single(ledger.Boots());
        Assert.Equal(("machine", "boot", 0, 5000L, 1L, 0L), (boot.Machine, boot.Boot, boot.Index, boot.Requests, boot.Runs, boot.Loads));
        Assert.InRange(TimeProvider.System.GetUtcNow() - boot.Last, TimeSpan.Zero, HangGuard.Limit);
        Assert.Equal(5000, BootStory.Of(ledger.Events(boot)).Requests.Length);

        run.Tell(Storm.Requests(100, first: 5001));
        await run.Flush();
        Assert.Equal(5100, ledger.Find(null).Requests);
        Assert.Equal(Database.RequestIds(File), BootStory.Of(ledger.Events(boot)).Requests.Select(request => request.Id));
    }

    [Fact]
    public async Task A_file_of_another_machine_should_be_left_as_it_is()
    {
        await Write(100);
        var before = System.IO.File.ReadAllBytes(File);
        using (var ledger = LedgerFile.Open(File))
        {
            Assert.Equal(100, ledger.Find("0").Requests);
        }

        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    [SmallDiskFact]
    public async Task A_file_should_be_read_where_nothing_can_be_written_unless_a_part_of_it_lies_beside_it()
    {
        await Write(100);
        using var disk = new SmallDisk(1024);
        System.IO.File.Copy(File, disk.Journal);
        disk.MakeReadOnly();
        using (var ledger = LedgerFile.Open(disk.Journal))
        {
            Assert.Equal(100, ledger.Find("0").Requests);
        }

        disk.MakeWritable();
        System.IO.File.WriteAllText(disk.Journal + "-wal", "x");
        disk.MakeReadOnly();
        Assert.Contains("copy both elsewhere", Refusal(disk.Journal));
    }

    [Fact]
    public async Task Events_that_make_no_sense_should_be_counted()
    {
        await Write(10);
        using (var connection = Database.Open(File))
        {
            connection.Do("INSERT INTO journal SELECT NULL, created, 0, persistence_id, 50, x'7b', NULL, 'load-finished.v1', identifier, NULL FROM journal LIMIT 1");
            connection.Do("INSERT INTO journal SELECT NULL, created, 0, persistence_id, 51, x'7b', NULL, 'requests-answered.v1', identifier, NULL FROM journal LIMIT 1");
            connection.Do("INSERT INTO journal SELECT NULL, created, 0, persistence_id, 52, message, NULL, manifest, 4, NULL FROM journal LIMIT 1");
            connection.Do("INSERT INTO journal SELECT NULL, created, 0, persistence_id, 53, x'7b7d', NULL, 'tea-made.v9', identifier, NULL FROM journal LIMIT 1");
        }

        SqliteConnection.ClearAllPools();
        using var ledger = LedgerFile.Open(File);
        var story = BootStory.Of(ledger.Events(ledger.Find(null)));
        Assert.Equal(10, story.Requests.Length);
        Assert.Equal(3, story.Unreadable.Values.Sum());
        Assert.Equal(1, story.Unknown["tea-made.v9"]);
    }

    [Fact]
    public void A_file_that_is_no_journal_should_be_called_what_it_is()
    {
        Assert.Contains("no file", Refusal(File));
        Assert.Contains("is a directory", Refusal(_folder.FullName));
        System.IO.File.WriteAllText(File, "");
        Assert.Contains("no journal of ActorLoad", Refusal(File));
        System.IO.File.WriteAllText(File, new string('x', 10_000));
        Assert.Contains("no SQLite database", Refusal(File));
        System.IO.File.Delete(File);
        using (var connection = Database.Open(File))
        {
            connection.Do("CREATE TABLE journal (id INTEGER)");
        }

        Assert.Contains("no journal of ActorLoad", Refusal(File));
    }

    [Fact]
    public async Task A_damaged_page_should_be_said()
    {
        await Write(20_000);
        using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.Seek(3 * 4096, SeekOrigin.Begin);
            stream.Write(new byte[stream.Length - 4 * 4096]);
        }

        using var ledger = LedgerFile.Open(File);
        Assert.Contains("is damaged", Assert.Throws<LedgerFileException>(() => BootStory.Of(ledger.Events(ledger.Find(null)))).Message);
    }

    [Theory]
    [InlineData(null, "77-c")]
    [InlineData("0", "77-c")]
    [InlineData("-1", "b1b1b1b1-0000")]
    [InlineData("-2", "b0b0")]
    [InlineData("1", "b0b0")]
    [InlineData("3", "77-c")]
    [InlineData("77", "77-c")]
    [InlineData("b1", "b1b1b1b1-0000")]
    [InlineData("B1B1B1B1-00", "b1b1b1b1-0000")]
    [InlineData("b1b1b1b10", "b1b1b1b1-0000")]
    public void A_boot_should_be_found_as_journalctl_finds_it(string? wanted, string found) =>
        Assert.Equal(found, BootChoice.Find(Three, wanted, "f").Boot);

    [Theory]
    [InlineData("-3", "from -2 to 0")]
    [InlineData("4", "it has 3")]
    [InlineData("b", "begins the ids of 2 boots")]
    [InlineData("zz", "no boot in f has an id that begins with 'zz'")]
    [InlineData("", "no boot")]
    [InlineData("-", "no boot")]
    public void A_boot_that_is_not_there_should_be_said(string wanted, string message) =>
        Assert.Contains(message, Assert.Throws<NoSuchBootException>(() => BootChoice.Find(Three, wanted, "f")).Message);

    [Fact]
    public void A_journal_without_boots_should_say_so() =>
        Assert.Contains("no boots yet", Assert.Throws<NoSuchBootException>(() => BootChoice.Find([], null, "f")).Message);

    private static IReadOnlyList<BootEntry> Three =>
        [.. ((string[])["m/b0b0", "m/b1b1b1b1-0000", "m/77-c"]).Select((stream, i) => new BootEntry(i - 2, stream, default, default, 1, 1, 1, 1, "converge"))];

    private static string Refusal(string path) => Assert.Throws<LedgerFileException>(() => LedgerFile.Open(path)).Message;

    private async Task Write(int requests)
    {
        await using (var run = JournalRun.Start(File))
        {
            run.Tell(Storm.Requests(requests));
            await run.Flush();
        }

        SqliteConnection.ClearAllPools();
    }
}
