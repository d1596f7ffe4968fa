using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Journal;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>The journal goes from /run to /var. A folder that is not there yet stands for a disk that is not mounted.</summary>
public sealed class JournalMoveSpec : IDisposable
{
    private const string Stream = "machine/boot";
    private readonly string _folder = Directory.CreateTempSubdirectory("actorload-move").FullName;

    private string Var => Path.Combine(_folder, "var");

    private string Early => Path.Combine(_folder, "run", "journal.db");

    private string Lasting => Path.Combine(Var, "journal.db");

    private JournalPlace Place => new(Lasting, Early);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Journal_should_go_to_its_lasting_place_as_soon_as_that_is_there_and_behind_what_is_in_it()
    {
        await WriteAsync(new JournalPlace(Lasting), "machine/before", 1, 700);
        Directory.Move(Var, Var + "-away");
        await using (var run = JournalRun.Start(Place))
        {
            run.Tell(Storm.Requests(300));
            Assert.True((await run.Flush()).Complete);
            var waiting = await run.Status();
            Assert.Equal(Early, waiting.Path);
            Assert.Contains($"in memory until {Var} is there", waiting.Detail);
            Assert.Equal(Early, Place.FileOfThisBoot);

            Directory.Move(Var + "-away", Var);
            run.Tell(Storm.Requests(300, first: 301));
            var moved = await run.Until(status => status.Path == Lasting && status.Pending == 0);
            Assert.Null(moved.Detail);
            run.Tell(Storm.Requests(300, first: 601));
            Assert.True((await run.Flush()).Complete);
            Assert.Equal(900, (await run.Status()).Written);
            Assert.False(File.Exists(Early));
            Assert.Equal(Lasting, Place.FileOfThisBoot);
            Assert.Empty(run.Log);
        }

        Assert.Equal(Numbers(700), RequestIds("machine/before"));
        Assert.Equal(Numbers(900), RequestIds(Stream));
        Assert.Equal("machine/before,machine/boot", Look("SELECT group_concat(persistence_id) FROM (SELECT persistence_id FROM journal GROUP BY 1 ORDER BY min(ordering))"));
        Assert.Equal("0", Look("SELECT count(*) FROM (SELECT max(sequence_number) - count(*) AS gap FROM journal GROUP BY persistence_id HAVING gap != 0)"));
    }

    [Fact]
    public async Task Requests_should_be_taken_in_order_while_the_journal_moves()
    {
        await using var run = JournalRun.Start(Place, options => options with { FlushInterval = TimeSpan.FromMilliseconds(1) });
        var told = 0;
        while ((await run.Status()).Path != Lasting)
        {
            run.Tell(Storm.Requests(50, first: told + 1));
            told += 50;
            if (told == 1000)
            {
                Directory.CreateDirectory(Var);
            }

            Assert.InRange(told, 0, 1_000_000);
        }

        Assert.True((await run.Flush()).Complete);
        Assert.Equal(Numbers(told), RequestIds(Stream));
        Assert.Equal(0, (await run.Status()).Lost);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("copied")]
    [InlineData("marked")]
    [InlineData("half removed")]
    public async Task A_move_that_was_cut_off_should_be_finished_by_the_next_service(string done)
    {
        await WriteAsync(Place, Stream, 1, 500);
        Assert.True(File.Exists(Early));
        Directory.CreateDirectory(Var);
        if (done != "nothing")
        {
            JournalFile.Prepare(Lasting);
            Assert.Equal(1, JournalMove.Bring(Early, Lasting));
        }

        if (done is "marked" or "half removed")
        {
            File.WriteAllText(Early + ".moved", Stream);
        }

        if (done == "half removed")
        {
            File.Delete(Early + "-wal");
            File.Delete(Early + "-shm");
        }

        await using (var run = JournalRun.Start(Place))
        {
            Assert.Equal(500, (await run.Recovered()).Counts.Requests.Values.Sum());
            run.Tell(Storm.Requests(10, first: 501));
            Assert.True((await run.Flush()).Complete);
            Assert.Equal(Lasting, (await run.Status()).Path);
            Assert.Empty(run.Log);
        }

        Assert.False(File.Exists(Early));
        Assert.Equal(Numbers(510), RequestIds(Stream));
    }

    [Fact]
    public async Task A_service_should_wait_for_the_place_that_has_this_boot_instead_of_telling_it_twice()
    {
        Directory.CreateDirectory(Var);
        await WriteAsync(Place, Stream, 1, 100, early: true);
        Directory.Move(Var, Var + "-away");
        File.WriteAllText(Var, "in the way");
        await using (var run = JournalRun.Start(Place))
        {
            run.Tell(Storm.Requests(100, first: 101));
            var down = await run.Until(status => status.State == Actors.Journal.JournalState.Down);
            Assert.Equal((Lasting, 100), (down.Path, down.Pending));
            File.Delete(Var);
            Directory.Move(Var + "-away", Var);
            Assert.True((await run.Flush()).Complete);
        }

        Assert.False(File.Exists(Early));
        Assert.Equal(Numbers(200), RequestIds(Stream));
    }

    [SmallDiskFact]
    public async Task A_lasting_place_without_room_should_be_said_and_tried_again()
    {
        using var disk = new SmallDisk(256);
        disk.Fill();
        var place = new JournalPlace(disk.Journal, Early);
        await using var run = JournalRun.Start(place, options => options with { LookMax = TimeSpan.FromMilliseconds(100) });
        run.Tell(Storm.Requests(500));
        Assert.True((await run.Flush()).Complete);
        var waiting = await run.Until(status => status.Detail?.Contains("cannot be brought") == true);
        Assert.Equal(Early, waiting.Path);
        Assert.Contains("is full; make room there", waiting.Detail);
        disk.MakeRoom();
        run.Tell(Storm.Requests(500, first: 501));
        await run.Until(status => status.Path == disk.Journal && status.Pending == 0);
        Assert.True((await run.Flush()).Complete);
        Assert.Equal(Numbers(1000), Database.RequestIds(disk.Journal));
    }

    [Fact]
    public async Task A_damaged_lasting_journal_should_be_set_aside_and_the_early_one_moved()
    {
        Directory.CreateDirectory(Var);
        File.WriteAllText(Lasting, new string('x', 10_000));
        await using (var run = JournalRun.Start(Place))
        {
            run.Tell(Storm.Requests(100));
            Assert.True((await run.Flush()).Complete);
            await run.Until(status => status.Path == Lasting);
        }

        Assert.Equal(Numbers(100), RequestIds(Stream));
        var aside = Assert.Single(Database.Events(Lasting).OfType<JournalSetAside>());
        Assert.Equal(new string('x', 10_000), File.ReadAllText(aside.Path));
    }

    [Fact]
    public async Task A_damaged_early_journal_should_be_set_aside_and_the_lasting_one_used()
    {
        await WriteAsync(Place, Stream, 1, 20_000);
        using (var file = File.OpenWrite(Early))
        {
            file.Seek(2 * 4096, SeekOrigin.Begin);
            file.Write(new byte[file.Length - (2 * 4096)]);
        }

        Directory.CreateDirectory(Var);
        await using (var run = JournalRun.Start(Place))
        {
            run.Tell(Storm.Requests(10));
            Assert.True((await run.Flush()).Complete);
            Assert.Equal(Lasting, (await run.Status()).Path);
        }

        Assert.Equal(Numbers(10), RequestIds(Stream));
        Assert.True(File.Exists(Assert.Single(Database.Events(Lasting).OfType<JournalSetAside>()).Path));
    }

    [Fact]
    public async Task Two_stories_of_one_boot_should_both_be_kept()
    {
        await WriteAsync(new JournalPlace(Lasting), Stream, 1, 100);
        Directory.Move(Var, Var + "-away");
        await WriteAsync(Place, Stream, 1001, 50);
        Directory.Move(Var + "-away", Var);
        await WriteAsync(Place, Stream, 101, 10);
        Assert.Equal(Numbers(110), RequestIds(Stream));
        var aside = Assert.Single(Database.Events(Lasting).OfType<JournalSetAside>());
        Assert.Contains("have the numbers of other rows", aside.Reason);
        Assert.Equal(50, Database.RequestIds(aside.Path).Length);
    }

    private static IEnumerable<long> Numbers(int last) => Enumerable.Range(1, last).Select(i => (long)i);

    private static async Task WriteAsync(JournalPlace place, string stream, int first, int requests, bool early = false)
    {
        await using (var run = JournalRun.Start(place, options => options with { PersistenceId = stream }))
        {
            run.Tell(Storm.Requests(requests, first));
            Assert.True((await run.Flush()).Complete);
        }

        Assert.Equal(early, early && !File.Exists(place.Early));
    }

    private long[] RequestIds(string stream) => Database.RequestIds(Lasting, stream);

    private string Look(string query)
    {
        using var connection = Database.Open(Lasting);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar()!.ToString()!;
    }
}
