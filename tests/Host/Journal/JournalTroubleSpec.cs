using System.Text;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using Akka.Event;

namespace ActorLoad.Host.Tests.Journal;

public sealed class JournalTroubleSpec : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorload-journal").FullName;

    private string File => Path.Combine(_folder, "journal.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("this is no database, however long one looks at it ")]
    [InlineData("SQLite format 3\0 and then nonsense ")]
    public async Task Journal_should_set_aside_a_file_that_is_no_database(string text)
    {
        var garbage = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, 500)));
        await System.IO.File.WriteAllBytesAsync(File, garbage);
        await using var run = JournalRun.Start(File);
        await run.Recovered();
        run.Tell(Storm.Requests(10));
        var flushed = await run.Flush();
        Assert.Equal((JournalState.Ready, null), (flushed.Status.State, flushed.Status.Detail));

        var setAside = Assert.Single(Directory.GetFiles(_folder, "journal.db.corrupt-*Z"));
        Assert.Equal(garbage, await System.IO.File.ReadAllBytesAsync(setAside));
        Assert.Equal(setAside, Assert.Single(Database.Events(File).OfType<JournalSetAside>()).Path);
        Assert.Equal(10, Database.RequestIds(File).Length);
        Assert.Contains(run.Log, e => e.LogLevel() == LogLevel.WarningLevel && e.ToString().Contains(setAside));
    }

    [Fact]
    public async Task Journal_should_set_aside_a_database_with_damaged_pages()
    {
        await using (var run = JournalRun.Start(File))
        {
            run.Tell(Storm.Requests(20_000));
            await run.Flush();
        }

        using (var file = System.IO.File.OpenWrite(File))
        {
            var noise = new byte[file.Length - 4096];
            new Random(1).NextBytes(noise);
            file.Position = 4096; // after the schema
            file.Write(noise);
        }

        var damaged = await System.IO.File.ReadAllBytesAsync(File);
        await using (var run = JournalRun.Start(File))
        {
            run.Tell(Storm.Requests(10));
            var flushed = await run.Flush();
            Assert.True(flushed.Complete, $"{flushed} {string.Join('\n', run.Log)}");
            Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), Database.RequestIds(File));
            var setAside = Assert.Single(Directory.GetFiles(_folder, "journal.db.corrupt-*Z"));
            Assert.Equal(damaged, await System.IO.File.ReadAllBytesAsync(setAside));
        }
    }

    [Fact]
    public async Task Journal_should_wait_for_a_locked_database_and_lose_nothing()
    {
        await using var run = JournalRun.Start(File);
        run.Tell(Storm.Requests(100));
        await run.Flush();
        using var other = Database.Open(File);
        for (var round = 1; round <= 2; round++)
        {
            other.Do("BEGIN EXCLUSIVE");
            run.Tell(Storm.Requests(100, (round * 100) + 1));
            await run.Flush(TimeSpan.FromMilliseconds(1));
            var status = await run.Until(s => s.State == JournalState.Down);
            Assert.Equal(100, status.Pending);
            Assert.StartsWith($"{File} is locked by another process; find it with fuser {File}", status.Detail);
            other.Do("ROLLBACK");
            Assert.True((await run.Flush()).Complete);
            Assert.Null((await run.Status()).Detail);
        }

        Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), Database.RequestIds(File));
    }

    [Fact]
    public async Task Journal_should_start_while_the_database_is_locked()
    {
        await using (var run = JournalRun.Start(File))
        {
            run.Tell(Storm.Requests(100));
            await run.Flush();
        }

        using var other = Database.Open(File);
        other.Do("BEGIN EXCLUSIVE");
        await using (var run = JournalRun.Start(File))
        {
            run.Tell(Storm.Requests(100, 101));
            var status = await run.Until(s => s.State == JournalState.Down);
            Assert.Contains("locked by another process", status.Detail);
            other.Do("ROLLBACK");
            Assert.Equal(100, (await run.Recovered()).Counts.Requests.Values.Sum());
            Assert.True((await run.Flush()).Complete);
        }

        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), Database.RequestIds(File));
    }

    [Fact]
    public async Task Journal_should_say_that_its_path_is_a_directory_and_work_when_it_is_gone()
    {
        Directory.CreateDirectory(File);
        await using var run = JournalRun.Start(File);
        run.Tell(Storm.Requests(10));
        var status = await run.Until(s => s.State == JournalState.Down);
        Assert.StartsWith($"{File} is a directory; journal.path must name a file", status.Detail);
        Directory.Delete(File);
        Assert.True((await run.Flush()).Complete);
        Assert.Equal(10, Database.RequestIds(File).Length);
    }

    [Fact]
    public async Task Journal_should_say_that_its_folder_is_a_file()
    {
        await System.IO.File.WriteAllTextAsync(File, "");
        await using var run = JournalRun.Start(Path.Combine(File, "journal.db"));
        var status = await run.Until(s => s.State == JournalState.Down);
        Assert.Contains(File, status.Detail);
    }

    [SmallDiskFact]
    public async Task Journal_should_wait_for_room_on_a_full_disk_and_lose_nothing()
    {
        using var disk = new SmallDisk(kilobytes: 2048);
        await using var run = JournalRun.Start(disk.Journal);
        run.Tell(Storm.Requests(100));
        await run.Flush();
        disk.Fill();
        run.Tell(Storm.Requests(9_900, 101));
        await run.Flush(TimeSpan.FromMilliseconds(1));
        var status = await run.Until(s => s.State == JournalState.Down);
        Assert.StartsWith($"the file system of {disk.Journal} is full; make room there", status.Detail);
        disk.MakeRoom();
        Assert.True((await run.Flush()).Complete);
        Assert.Equal(Enumerable.Range(1, 10_000).Select(i => (long)i), Database.RequestIds(disk.Journal));
        Assert.Contains(run.Log, e => e.ToString().Contains("is full"));
    }

    [SmallDiskFact]
    public async Task Journal_should_start_on_a_full_disk()
    {
        using var disk = new SmallDisk(kilobytes: 1024);
        disk.Fill();
        await using var run = JournalRun.Start(disk.Journal);
        run.Tell(Storm.Requests(100));
        var status = await run.Until(s => s.State == JournalState.Down);
        Assert.StartsWith($"the file system of {disk.Journal} is full; make room there", status.Detail);
        disk.MakeRoom();
        Assert.True((await run.Flush()).Complete);
        Assert.Equal(100, Database.RequestIds(disk.Journal).Length);
    }

    [SmallDiskFact]
    public async Task Journal_should_wait_until_a_read_only_folder_is_writable()
    {
        using var disk = new SmallDisk(kilobytes: 1024);
        disk.MakeReadOnly();
        await using var run = JournalRun.Start(disk.Journal);
        run.Tell(Storm.Requests(100));
        var status = await run.Until(s => s.State == JournalState.Down);
        Assert.Contains(disk.Journal, status.Detail);
        Assert.Contains("ead-only file system", status.Detail);
        Assert.Equal(100, status.Pending);
        disk.MakeWritable();
        Assert.True((await run.Flush()).Complete);
        Assert.Equal(100, Database.RequestIds(disk.Journal).Length);
    }

    [SmallDiskFact]
    public async Task Journal_should_say_that_an_existing_database_cannot_be_written()
    {
        using var disk = new SmallDisk(kilobytes: 1024);
        await using (var run = JournalRun.Start(disk.Journal))
        {
            run.Tell(Storm.Requests(100));
            await run.Flush();
        }

        disk.MakeReadOnly();
        await using (var run = JournalRun.Start(disk.Journal))
        {
            run.Tell(Storm.Requests(100, 101));
            var status = await run.Until(s => s.State == JournalState.Down);
            Assert.Contains("read-only file system or permissions", status.Detail);
            disk.MakeWritable();
            Assert.Equal(100, (await run.Recovered()).Counts.Requests.Values.Sum());
            Assert.True((await run.Flush()).Complete);
        }

        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), Database.RequestIds(disk.Journal));
    }
}
