using ActorLoad.Interop.Index;
using ActorLoad.Interop.Tests.Index.Support;

namespace ActorLoad.Interop.Tests.Index;

/// <summary>A service that runs for months gives back what libkmod gave it.</summary>
[Collection(AloneCollection.Name)]
public sealed class KmodIndexMemorySpec : IClassFixture<RichTree>
{
    private const int Rounds = 200_000;

    private readonly MadeTree _tree;

    public KmodIndexMemorySpec(RichTree rich) => _tree = rich.Tree;

    [Fact]
    public void KmodIndex_should_not_grow_with_what_it_resolves()
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);
        var specs = RichTree.Specs().Select(row => (string)row[0]).ToArray();
        Resolve(index, specs, Rounds / 4);
        var before = ResidentBytes();

        Resolve(index, specs, Rounds);

        // A list entry or a module left behind by each look-up would be 6 to 40 MB.
        Assert.InRange(ResidentBytes() - before, long.MinValue, 4 << 20);
    }

    [Fact]
    public void KmodIndex_should_not_grow_with_generations()
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);
        Reopen(index, 50);
        var before = ResidentBytes();

        Reopen(index, 500);

        // A context left behind would be some 20 kB, its maps not counted.
        Assert.InRange(ResidentBytes() - before, long.MinValue, 4 << 20);
    }

    private static void Resolve(KmodIndex index, string[] specs, int rounds)
    {
        for (var i = 0; i < rounds; i++)
            _ = index.Resolve(specs[i % specs.Length], (ResolveFlags)(i / specs.Length % 4));
    }

    private static long ResidentBytes()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var kilobytes = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(kilobytes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
    }

    private void Reopen(KmodIndex index, int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            File.WriteAllText($"{_tree.Config}/changing.conf", $"alias changing plain{i}\n");
            Assert.Equal(LookupSource.ConfigAlias, index.Resolve("changing", ResolveFlags.None).Source);
        }
    }
}
