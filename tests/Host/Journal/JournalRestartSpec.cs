using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Tests.Journal;

public sealed class JournalRestartSpec : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorload-journal").FullName;

    private string File => Path.Combine(_folder, "deeper", "journal.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Journal_should_tell_the_next_run_of_the_boot_what_was_in_flight()
    {
        await using (var run = JournalRun.Start(File))
        {
            Assert.Empty((await run.Recovered()).InFlight);
            run.Tell(
                new ServiceStarted(Storm.Start, "1", 10, "6.1", "/m"),
                new LoadStarted(Storm.Start, "/m/xfs.ko", "xfs", "", 1, 1, 0, 0),
                new LoadStarted(Storm.Start, "/m/dummy.ko", "dummy", "", 2, 1, 0, 0),
                new LoadFinished(Storm.Start, "/m/dummy.ko", "dummy", 0, "none", null, 5, 6, 0));
            run.Tell(Storm.Requests(1000));
            Assert.True((await run.Flush()).Complete);
            Assert.Empty(run.Log);
        }

        await using (var run = JournalRun.Start(File))
        {
            var ledger = await run.Recovered();
            Assert.Equal(["/m/xfs.ko"], ledger.InFlight.Keys);
            Assert.Equal(1000, ledger.Counts.Requests.Values.Sum());
            Assert.Equal(12, ledger.Counts.Requests[Role.Leader]);
            run.Tell(new ServiceStarted(Storm.Start, "1", 11, "6.1", "/m"));
            Assert.True((await run.Flush()).Complete);
            Assert.Empty(run.Log);
        }

        Assert.Equal([10, 11], Database.Events(File).OfType<ServiceStarted>().Select(e => e.Pid));
    }

    [Fact]
    public async Task Journal_should_be_readable_by_its_owner_alone()
    {
        await using var run = JournalRun.Start(File);
        run.Tell(Storm.Requests(1));
        await run.Flush();

        // A writer that is idle may close its connection, and the last one takes the -wal with it: this one keeps it.
        await using var beside = new SqliteConnection($"Data Source={File};Pooling=False");
        await beside.OpenAsync();
        await using var look = beside.CreateCommand();
        look.CommandText = "SELECT COUNT(*) FROM journal";
        await look.ExecuteScalarAsync();
        run.Tell(Storm.Requests(1));
        await run.Flush();
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner | UnixFileMode.UserExecute, new DirectoryInfo(Path.GetDirectoryName(File)!).UnixFileMode);
        Assert.Equal(Owner, new FileInfo(File).UnixFileMode);
        Assert.Equal(Owner, new FileInfo(File + "-wal").UnixFileMode);
    }

    [Fact]
    public async Task Journal_should_have_all_that_was_flushed_and_nothing_twice_after_kill_9()
    {
        var random = new Random();
        var first = 1;
        for (var round = 0; round < 4; round++)
        {
            using var child = JournalChild.Start(File, first);
            var flushed = first - 1;
            for (var lines = random.Next(1, 40); lines > 0; lines--)
            {
                var line = await child.StandardOutput.ReadLineAsync().WaitAsync(HangGuard.Limit);
                Assert.NotNull(line);
                flushed = JournalChild.Flushed(line);
            }

            child.Kill();
            await child.WaitForExitAsync();
            while (await child.StandardOutput.ReadLineAsync() is { } line)
            {
                flushed = JournalChild.Flushed(line);
            }

            await using var run = JournalRun.Start(File);
            var counts = (await run.Recovered()).Counts;
            Assert.Equal((0, 0, 0), (counts.Unreadable, counts.Unknown, counts.Lost));
            Assert.Equal(round + 1, counts.Starts);
            var ids = Database.RequestIds(File);
            Assert.Equal(ids.Length, counts.Requests.Values.Sum());
            Assert.Equal(Enumerable.Range(1, ids.Length).Select(i => (long)i), ids);
            Assert.InRange(ids.Length, flushed, int.MaxValue);
            first = ids.Length + 1;
        }
    }
}
