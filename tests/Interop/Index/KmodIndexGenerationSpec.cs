using ActorLoad.Interop.Index;
using ActorLoad.Interop.Tests.Index.Support;

namespace ActorLoad.Interop.Tests.Index;

/// <summary>A change of the indexes or of modprobe.d is noticed by the very next question.</summary>
public sealed class KmodIndexGenerationSpec : IDisposable
{
    private readonly MadeTree _tree = new();

    public KmodIndexGenerationSpec()
    {
        _tree.AddModules(new MadeModule("kernel/one.ko"), new MadeModule("kernel/two.ko"));
        _tree.Depmod();
    }

    [Fact]
    public void Generation_should_stay_when_nothing_changes()
    {
        using var index = Open(_tree.Config);
        var before = index.Generation;

        Assert.Equal("found", Ask(index, "one"));
        Assert.Equal("found", Ask(index, "two"));
        File.WriteAllText($"{_tree.Modules}/unrelated", "x");
        File.WriteAllText($"{_tree.Config}/unrelated.txt", "x");
        _ = File.ReadAllText($"{_tree.Modules}/modules.dep");

        Assert.Equal(before, index.Generation);
        Assert.Equal(before, index.Resolve("one", ResolveFlags.None).Generation);
    }

    [Fact]
    public void Generation_should_rise_when_depmod_ran()
    {
        using var index = Open(_tree.Config);
        Assert.Equal("not found", Ask(index, "three"));
        var before = index.Generation;

        _tree.AddModules(new MadeModule("kernel/three.ko"));
        _tree.Depmod();

        Assert.True(index.Generation > before);
        Assert.Equal("found", Ask(index, "three"));
        Assert.Equal(index.Generation, index.Resolve("three", ResolveFlags.None).Generation);
    }

    [Fact]
    public void Generation_should_rise_when_the_modules_directory_comes_to_be_later()
    {
        var later = $"{_tree.Root}/later/lib/modules/{MadeTree.Version}";
        using var index = new KmodIndex(later, [_tree.Config]);
        Assert.Equal("not found", Ask(index, "one"));
        var before = index.Generation;

        Directory.CreateDirectory(Path.GetDirectoryName(later)!);
        Directory.Move(_tree.Modules, later);

        Assert.True(index.Generation > before);
        Assert.Equal("found", Ask(index, "one"));
    }

    [Fact]
    public void Generation_should_rise_when_a_configuration_file_is_made_edited_renamed_or_removed()
    {
        using var index = Open(_tree.Config);
        var file = $"{_tree.Config}/a.conf";
        AssertRises(index, () => File.WriteAllText(file, "alias x one\n"), "x", "found");
        AssertRises(index, () => File.AppendAllText(file, "alias y one\n"), "y", "found");
        AssertRises(index, () => Overwrite(file, "alias z one\n"), "z", "found");
        AssertRises(index, () => File.Move(file, $"{_tree.Config}/a.off"), "z", "not found");
        AssertRises(index, () => File.Move($"{_tree.Config}/a.off", $"{_tree.Config}/b.conf"), "z", "found");
        AssertRises(index, () => File.Delete($"{_tree.Config}/b.conf"), "z", "not found");
    }

    [Fact]
    public void Generation_should_rise_when_a_configuration_directory_is_made_later()
    {
        var folder = $"{_tree.Root}/run/deep/modprobe.d";
        using var index = Open(_tree.Config, folder);
        Assert.Equal("not found", Ask(index, "late"));

        AssertRises(index, () => Directory.CreateDirectory(folder), "late", "not found");
        AssertRises(index, () => File.WriteAllText($"{folder}/late.conf", "alias late one\n"), "late", "found");
        AssertRises(index, () => Directory.Move($"{_tree.Root}/run", $"{_tree.Root}/gone"), "late", "not found");
    }

    [Fact]
    public void Generation_should_rise_when_a_linked_configuration_file_is_edited_at_its_place()
    {
        var real = $"{_tree.Root}/real.conf";
        File.WriteAllText(real, "alias x one\n");
        File.CreateSymbolicLink($"{_tree.Config}/link.conf", real);
        using var index = Open(_tree.Config);
        Assert.Equal("found", Ask(index, "x"));

        AssertRises(index, () => File.AppendAllText(real, "alias y one\n"), "y", "found");
    }

    [Fact]
    public void Generation_should_rise_when_a_linked_configuration_directory_is_switched()
    {
        Directory.CreateDirectory($"{_tree.Root}/v1");
        Directory.CreateDirectory($"{_tree.Root}/v2");
        File.WriteAllText($"{_tree.Root}/v2/x.conf", "alias x one\n");
        Directory.CreateSymbolicLink($"{_tree.Root}/current", $"{_tree.Root}/v1");
        using var index = Open($"{_tree.Root}/current");
        Assert.Equal("not found", Ask(index, "x"));

        AssertRises(
            index,
            () =>
            {
                Directory.CreateSymbolicLink($"{_tree.Root}/next", $"{_tree.Root}/v2");
                Tool.Succeed("mv", "-T", $"{_tree.Root}/next", $"{_tree.Root}/current");
            },
            "x",
            "found");
    }

    [Fact]
    public void Generation_should_rise_when_more_happened_than_the_kernel_remembers()
    {
        using var index = Open(_tree.Config);
        Assert.Equal("found", Ask(index, "one"));
        var before = index.Generation;
        var queue = int.Parse(File.ReadAllText("/proc/sys/fs/inotify/max_queued_events"));

        for (var i = 0; i <= queue; i++)
        {
            File.WriteAllText($"{_tree.Config}/{i % 2}.txt", "");
            File.Delete($"{_tree.Config}/{i % 2}.txt");
        }

        // None of these files counts; the overflow itself does, because what it dropped might have.
        Assert.Equal(before + 1, index.Generation);
    }

    [Fact]
    public async Task Generation_should_be_readable_from_any_thread_while_another_resolves()
    {
        using var index = Open(_tree.Config);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var last = 0L;
            while (!done.IsCancellationRequested)
            {
                var now = index.Generation;
                Assert.True(now >= last);
                last = now;
            }
        })).ToList();

        for (var i = 0; i < 50; i++)
        {
            File.WriteAllText($"{_tree.Config}/a.conf", $"alias spec{i} one\n");
            Assert.Equal("found", Ask(index, $"spec{i}"));
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    public void Dispose() => _tree.Dispose();

    private static string Ask(KmodIndex index, string spec) =>
        index.Resolve(spec, ResolveFlags.None).Source == LookupSource.None ? "not found" : "found";

    private static void AssertRises(KmodIndex index, Action change, string spec, string expected)
    {
        var before = index.Generation;
        change();
        var after = index.Generation;
        Assert.True(after > before, $"the generation stayed {before}");
        var answer = index.Resolve(spec, ResolveFlags.None);
        Assert.Equal(expected, answer.Source == LookupSource.None ? "not found" : "found");

        // A process forked meanwhile may hold the file and close it, which counts once more, after us.
        Assert.InRange(answer.Generation, after, index.Generation);
    }

    private static void Overwrite(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.SetLength(0);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private KmodIndex Open(params string[] config) => new(_tree.Modules, config);
}
