using ActorLoad.Interop.Index;
using ActorLoad.Interop.Tests.Index.Support;

namespace ActorLoad.Interop.Tests.Index;

/// <summary>A made tree: whatever kmod's modprobe says of it, the index says too.</summary>
public sealed class KmodIndexMadeTreeSpec : IClassFixture<RichTree>
{
    private readonly MadeTree _tree;

    public KmodIndexMadeTreeSpec(RichTree rich) => _tree = rich.Tree;

    [Theory]
    [MemberData(nameof(RichTree.Specs), MemberType = typeof(RichTree))]
    public void KmodIndex_should_plan_what_modprobe_plans(string spec)
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);

        foreach (var flags in RichTree.AllFlags)
            Assert.Equal(Modprobe.Ask(_tree, spec, flags), Modprobe.Render(index.Resolve(spec, flags)));
    }

    [Fact]
    public void KmodIndex_should_answer_alike_when_asked_again_and_in_any_order()
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);
        var specs = RichTree.Specs().Select(row => (string)row[0]).ToList();
        var first = specs.ConvertAll(spec => Modprobe.Render(index.Resolve(spec, ResolveFlags.None)));

        for (var i = specs.Count - 1; i >= 0; i--)
            Assert.Equal(first[i], Modprobe.Render(index.Resolve(specs[i], ResolveFlags.None)));
    }

    [Theory]
    [MemberData(nameof(RichTree.Specs), MemberType = typeof(RichTree))]
    public void KmodIndex_should_only_have_edges_to_earlier_steps(string spec)
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);

        foreach (var plan in index.Resolve(spec, ResolveFlags.None).Plans)
        {
            for (var i = 0; i < plan.Steps.Length; i++)
                Assert.All(plan.Steps[i].Dependencies.Concat(plan.Steps[i].After), edge => Assert.InRange(edge, 0, i - 1));
        }
    }

    [Theory]
    [InlineData("plain", LookupSource.ModulesDep)]
    [InlineData("dash-name", LookupSource.ModulesDep)]
    [InlineData("shadowed", LookupSource.ConfigAlias)]
    [InlineData("glob-x-anything", LookupSource.ConfigAlias)]
    [InlineData("symbol:base_symbol", LookupSource.Symbol)]
    [InlineData("onlyinstall", LookupSource.InstallCommand)]
    [InlineData("onlyremove", LookupSource.InstallCommand)]
    [InlineData("pci:v00001111d00002222sv0", LookupSource.ModulesAlias)]
    [InlineData("inkernel", LookupSource.Builtin)]
    [InlineData("net-pf-77", LookupSource.Builtin)]
    [InlineData("nothing-provides-this", LookupSource.None)]
    public void KmodIndex_should_name_the_source_that_had_the_spec(string spec, LookupSource source)
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);

        Assert.Equal(source, index.Resolve(spec, ResolveFlags.None).Source);
    }

    [Fact]
    public void KmodIndex_should_tell_hard_dependencies_from_softdeps()
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);

        var plan = Assert.Single(index.Resolve("softy", ResolveFlags.None).Plans);

        // softy needs base; "softdep softy pre: plain post: uses-base", and uses_base needs base too.
        Assert.Equal(["base", "plain", "softy", "base", "uses_base"], plan.Steps.Select(step => step.Name));
        Assert.Equal([true, false, true, true, false], plan.Steps.Select(step => step.Required));
        Assert.Equal(2, plan.TargetStep);
        Assert.Equal([0], plan.Steps[2].Dependencies.AsEnumerable());
        Assert.Equal([1], plan.Steps[2].After.AsEnumerable());
        Assert.Equal([0], plan.Steps[4].Dependencies.AsEnumerable());
        Assert.Equal([2], plan.Steps[4].After.AsEnumerable());
    }
}
