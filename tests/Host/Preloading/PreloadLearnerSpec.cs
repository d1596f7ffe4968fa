using ActorLoad.Actors.Preload;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Preloading;
using ActorLoad.Host.Tests.Journal;
using Akka.Actor;

namespace ActorLoad.Host.Tests.Preloading;

/// <summary>From boots in a real journal to the list on disk, and from there to what the next boot begins.</summary>
public sealed class PreloadLearnerSpec : IDisposable
{
    private const string Now = "now";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-preload");
    private readonly PreloadTally _tally = new();

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    private PreloadFile File => new(new JournalPlace(Journal), TaughtBoots.Machine, TaughtBoots.Kernel, TaughtBoots.Tree);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_the_last_good_boots_have_in_common_should_be_on_disk_when_the_beginning_is_over()
    {
        await TaughtBoots.WriteAsync(Journal, "too-old", TaughtBoots.Kernel, "b");
        await TaughtBoots.WriteAsync(Journal, "first", TaughtBoots.Kernel, "gone", "a", "b", "c");
        await TaughtBoots.WriteAsync(Journal, "second", TaughtBoots.Kernel, "c", "b", "a");
        await TaughtBoots.WriteAsync(Journal, "other-kernel", "6.12.0-y", "z");
        await LearnAsync(boots: 3, "c", "a", "new", "b");

        var plan = File.Read(TimeSpan.MaxValue);
        Assert.Null(plan.Problem);
        Assert.Equal(3, plan.Boots);
        Assert.Equal(["pci:c", "pci:a", "pci:b"], plan.Entries.Select(entry => entry.Spec));

        // None of these devices is in this machine's sysfs.
        Assert.All(plan.Entries, entry => Assert.Equal(PreloadFate.Gone, entry.Fate));
        Assert.Contains(
            "\"boots\":[\"now\",\"second\",\"first\"],\"entries\":3,\"modules\":3", Assert.Single(Said("preload-learned.v1")));
    }

    [Fact]
    public async Task A_first_boot_should_teach_by_itself_and_one_of_another_machine_nothing()
    {
        await using (var other = JournalRun.Start(Journal, options => options with { PersistenceId = "other/boot" }))
        {
            other.Tell(TaughtBoots.Events(TaughtBoots.Kernel, "x"));
            Assert.True((await other.Flush()).Complete);
        }

        await LearnAsync(boots: 3, "a");
        var plan = File.Read(TimeSpan.MaxValue);
        Assert.Equal((1, "pci:a"), (plan.Boots, Assert.Single(plan.Entries).Spec));
    }

    [Fact]
    public async Task A_list_that_cannot_be_written_should_be_said_and_the_rest_go_on()
    {
        Directory.CreateDirectory(File.Lasting);
        await using var run = await BeginAsync(boots: 1, "a");
        await run.Until(_ => run.Log.Any(entry => $"{entry.Message}".Contains("was not learned", StringComparison.Ordinal)));
        Assert.Empty(Said("preload-learned.v1"));
        Assert.True((await run.Flush()).Complete);
    }

    private async Task LearnAsync(int boots, params string[] modules)
    {
        await using var run = await BeginAsync(boots, modules);
        await run.Until(_ => Said("preload-learned.v1").Count > 0);
    }

    private async Task<JournalRun> BeginAsync(int boots, params string[] modules)
    {
        var run = JournalRun.Start(Journal, options => options with { PersistenceId = $"{TaughtBoots.Machine}/{Now}" });
        await run.Recovered();
        run.Tell(TaughtBoots.Events(TaughtBoots.Kernel, modules));
        var learning = new PreloadLearning(
            Journal, TaughtBoots.Machine, Now, TaughtBoots.Kernel, TaughtBoots.Tree, boots, TaughtBoots.Window, File.Write);
        run.System.ActorOf(PreloadLearner.Props(run.Front, learning, TimeProvider.System, _tally));
        return run;
    }

    private List<string> Said(string kind)
    {
        using var connection = Database.Open(Journal);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT cast(message AS TEXT) FROM journal WHERE manifest = '{kind}'";
        using var reader = command.ExecuteReader();
        var said = new List<string>();
        while (reader.Read())
        {
            said.Add(reader.GetString(0));
        }

        return said;
    }
}
