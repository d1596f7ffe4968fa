using System.Buffers.Binary;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Tests.Index.Support;
using CsCheck;

namespace ActorLoad.Interop.Tests.Index;

/// <summary>Indexes that are missing, damaged or in use while they change. libkmod alone would crash with some of them.</summary>
public sealed class KmodIndexBrokenIndexSpec : IDisposable
{
    private readonly MadeTree _tree = new();

    public KmodIndexBrokenIndexSpec()
    {
        _tree.AddModules(
            new MadeModule("kernel/one.ko", Exports: ["symbol_one"], Info: ["alias=pci:one*", "alias=usb:[0-9]x*"]),
            new MadeModule("kernel/two.ko", Needs: ["symbol_one"]),
            new MadeModule("kernel/x.ko", Info: ["softdep=pre: two"]),
            new MadeModule("kernel/y.ko"));
        _tree.WriteIndexSource("modules.builtin", "kernel/inside.ko");
        File.WriteAllText($"{_tree.Modules}/modules.builtin.modinfo", "inside.alias=net-pf-1\0");
        _tree.Configure("a.conf", "install command true", "alias to-inside inside");
        _tree.Depmod();
    }

    public static TheoryData<string> Indexes() =>
        ["modules.dep.bin", "modules.alias.bin", "modules.symbols.bin", "modules.builtin.bin", "modules.builtin.alias.bin"];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void KmodIndex_should_do_without_a_missing_or_empty_index_as_modprobe_does(string name)
    {
        File.Delete($"{_tree.Modules}/{name}");
        AssertLikeModprobe();
        File.WriteAllText($"{_tree.Modules}/{name}", "");
        AssertLikeModprobe();
    }

    [Fact]
    public void KmodIndex_should_say_that_the_directory_or_modules_dep_is_missing()
    {
        File.Delete($"{_tree.Modules}/modules.dep.bin");
        using var index = Open();
        var answer = index.Resolve("one", ResolveFlags.None);
        Assert.Equal((LookupSource.None, 0), (answer.Source, answer.Errno));
        Assert.Equal($"{_tree.Modules}/modules.dep.bin is missing: run depmod for it", answer.Detail);

        using var nowhere = new KmodIndex($"{_tree.Root}/nowhere", [_tree.Config]);
        Assert.Equal(
            $"{_tree.Root}/nowhere is missing: there are no modules for this kernel, or modules.directory is wrong",
            nowhere.Resolve("one", ResolveFlags.None).Detail);
    }

    [RootFact]
    public void KmodIndex_should_say_that_libkmod_is_missing()
    {
        var hide = "for f in $(ldconfig -p | sed -n 's/.*libkmod.so.2 .*=> //p'); do mount --bind /dev/null $(realpath $f); done; exec \"$@\"";
        var result = Tool.Run(
            "unshare",
            "-m", "sh", "-c", hide, "sh", "dotnet", typeof(Program).Assembly.Location, "resolve", _tree.Modules, _tree.Config, "one");

        Assert.Contains("libkmod.so.2 cannot be loaded: install kmod's library (Debian: libkmod2)", result.Errors);
    }

    [Fact]
    public void KmodIndex_should_say_what_is_wrong_with_a_broken_index()
    {
        AssertRefused(bytes => bytes[..11], "it is truncated: 11 bytes do not hold the header");
        AssertRefused(bytes => bytes[..^4], "truncated or damaged");
        AssertRefused(bytes => [.. "text"u8, .. bytes[4..]], "it is no module index: magic 74657874, not b007f457");
        AssertRefused(bytes => [.. bytes[..4], 0, 3, 0, 0, .. bytes[8..]], "it has format version 3.0, and libkmod reads 2.x");
        AssertRefused(bytes => [.. bytes[..8], 0x2f, 0xff, 0xff, 0xff, .. bytes[12..]], "truncated or damaged");
    }

    [Fact]
    public void KmodIndex_should_refuse_an_index_whose_nodes_form_a_loop()
    {
        // One node with one child, itself: libkmod's search for a wildcard would never come back from it.
        byte[] loop = [0xB0, 0x07, 0xF4, 0x57, 0, 2, 0, 1, 0x20, 0, 0, 12, (byte)'*', (byte)'*', 0x20, 0, 0, 12];
        File.WriteAllBytes($"{_tree.Modules}/modules.alias.bin", loop);
        using var index = Open();

        Assert.Contains("nodes form a loop", index.Resolve("pci:one", ResolveFlags.None).Detail);
    }

    [Fact]
    public void KmodIndex_should_survive_an_index_truncated_in_place_while_it_is_mapped()
    {
        var path = $"{_tree.Modules}/modules.dep.bin";
        var whole = File.ReadAllBytes(path);
        using var index = Open();
        Assert.Equal(LookupSource.ModulesDep, index.Resolve("one", ResolveFlags.None).Source);

        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write))
            stream.SetLength(20);
        var broken = index.Resolve("one", ResolveFlags.None);
        File.WriteAllBytes(path, whole);

        Assert.Equal(Errno.EINVAL, broken.Errno);
        Assert.Contains($"{path} cannot be used", broken.Detail);
        Assert.Equal(LookupSource.ModulesDep, index.Resolve("one", ResolveFlags.None).Source);
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void KmodIndex_should_survive_an_index_truncated_anywhere(string name)
    {
        var path = $"{_tree.Modules}/{name}";
        var whole = File.ReadAllBytes(path);
        using var index = Open();
        for (var length = whole.Length - 1; length > 0; length--)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal(Errno.EINVAL, index.Resolve("one", ResolveFlags.None).Errno);
        }
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void KmodIndex_should_survive_any_damage(string name)
    {
        var path = $"{_tree.Modules}/{name}";
        var whole = File.ReadAllBytes(path);
        using var index = Open();
        Gen.Select(Gen.Int[8, whole.Length - 1], Gen.Byte).Array[1, 4].Sample(
            damage =>
            {
                var bytes = (byte[])whole.Clone();
                foreach (var (position, value) in damage)
                    bytes[position] = value;
                File.WriteAllBytes(path, bytes);
                foreach (var spec in Specs)
                    Assert.Contains(index.Resolve(spec, ResolveFlags.None).Errno, (int[])[0, Errno.EINVAL]);
            },
            iter: 400,
            threads: 1);
    }

    [Fact]
    public async Task KmodIndex_should_never_use_an_index_that_was_replaced_after_its_check()
    {
        var path = $"{_tree.Modules}/modules.dep.bin";
        var whole = File.ReadAllBytes(path);
        var looped = Looped();
        using var index = Open();
        using var done = new CancellationTokenSource();
        var replacing = Task.Run(() =>
        {
            for (var i = 0; !done.IsCancellationRequested; i++)
            {
                File.WriteAllBytes(path + ".new", i % 2 == 0 ? looped : whole);
                File.Move(path + ".new", path, overwrite: true);
            }
        });

        var answers = new List<Resolution>();
        var generations = new HashSet<long>();
        while (generations.Count < 300)
        {
            answers.Add(index.Resolve("one", ResolveFlags.None));
            generations.Add(answers[^1].Generation);
        }

        await done.CancelAsync();
        await replacing;

        Assert.DoesNotContain(
            answers.SelectMany(answer => answer.Plans),
            plan => plan.Steps[0].IndexPath!.EndsWith("forbidden.ko", StringComparison.Ordinal));
        Assert.Subset(new HashSet<int> { 0, Errno.EINVAL, Errno.EAGAIN }, answers.Select(answer => answer.Errno).ToHashSet());
        File.WriteAllBytes(path, whole);
        Assert.Equal(LookupSource.ModulesDep, index.Resolve("one", ResolveFlags.None).Source);
    }

    [Fact]
    public void KmodIndex_should_plan_loops_of_dependencies_as_modprobe_does()
    {
        // depmod refuses to write such an index.
        var loop = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["one"] = "kernel/one.ko: kernel/two.ko kernel/y.ko",
            ["two"] = "kernel/two.ko: kernel/one.ko",
            ["x"] = "kernel/x.ko: kernel/x.ko kernel/one.ko",
            ["y"] = "kernel/y.ko: kernel/one.ko kernel/two.ko",
        };
        File.WriteAllBytes($"{_tree.Modules}/modules.dep.bin", IndexWriter.Write(loop));
        AssertLikeModprobe();
    }

    public void Dispose() => _tree.Dispose();

    /// <summary>An index that the check refuses, for its root is a child of its own, but in which libkmod would find "one".</summary>
    private static byte[] Looped()
    {
        var file = IndexWriter.Write(new Dictionary<string, string>(StringComparer.Ordinal) { ["one"] = "kernel/forbidden.ko:", ["z"] = "" });
        var root = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(8)) & 0x0FFFFFFF;
        file.AsSpan(8, 4).CopyTo(file.AsSpan(root + 2 + (('z' - 'o') * 4)));
        return file;
    }

    private static string[] Specs =>
        ["one", "two", "x", "y", "pci:one1", "usb:5x", "symbol:symbol_one", "inside", "net-pf-1", "command", "to-inside", "nothing"];

    private void AssertLikeModprobe()
    {
        using var index = Open();
        foreach (var spec in Specs)
            Assert.Equal(Modprobe.Ask(_tree, spec), Modprobe.Render(index.Resolve(spec, ResolveFlags.None)));
    }

    private void AssertRefused(Func<byte[], byte[]> damage, string problem)
    {
        var path = $"{_tree.Modules}/modules.dep.bin";
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, damage(whole));
        using var index = Open();

        var answer = index.Resolve("one", ResolveFlags.None);

        Assert.Equal(Errno.EINVAL, answer.Errno);
        Assert.StartsWith($"{path} cannot be used: ", answer.Detail);
        Assert.Contains(problem, answer.Detail);
        Assert.EndsWith("run depmod for it", answer.Detail);
        File.WriteAllBytes(path, whole);
    }

    private KmodIndex Open() => new(_tree.Modules, [_tree.Config]);
}
