using ActorLoad.Interop.Index;
using ActorLoad.Interop.Index.Config;
using ActorLoad.Interop.Tests.Index.Support;

namespace ActorLoad.Interop.Tests.Index;

/// <summary>The lines behind an answer: read as kmod reads them, and adding up to what libkmod made of them.</summary>
public sealed class ConfigExplanationSpec : IClassFixture<RichTree>
{
    private readonly MadeTree _tree;

    public ConfigExplanationSpec(RichTree rich) => _tree = rich.Tree;

    [RootTheory]
    [MemberData(nameof(CommandLines.All), MemberType = typeof(CommandLines))]
    public void ConfigExplanation_should_read_what_modprobe_reads(string text)
    {
        using var commandLine = new FakeCommandLine(text);

        Assert.Equal(
            ConfigDump.OfModprobe(commandLine.Run("modprobe", Dump(_tree, _tree.Config)).Output),
            commandLine.RunHelper("config", _tree.Modules, _tree.Config));
    }

    [Fact]
    public void ConfigExplanation_should_read_folders_in_the_order_of_modprobe()
    {
        using var tree = new MadeTree();
        tree.AddModules(new MadeModule("kernel/a.ko", Info: ["softdep=pre: b"]));
        tree.Depmod();
        var second = Directory.CreateDirectory($"{tree.Root}/second").FullName;
        Directory.CreateDirectory($"{tree.Config}/folder.conf");
        tree.Configure("b.conf", "options a from=first-b");
        tree.Configure("z.conf", "options a from=first-z", "options a \\", "b=1\\", "", "options a last=\\1");
        tree.Configure("modules.softdep", "not read: no .conf");
        File.WriteAllText($"{second}/a.conf", "options a from=second-a\n");
        File.WriteAllText($"{second}/b.conf", "options a masked=1\n");
        File.WriteAllText($"{second}/Z.conf", "options a from=second-Z");
        File.WriteAllText($"{second}/.conf", "options a hidden=1");
        File.WriteAllText($"{tree.Root}/single.conf", "options a from=single\r\n options a indented=1\n\toptions\ta \ttab=1\t");
        File.CreateSymbolicLink($"{second}/dangling.conf", "nowhere");

        string[] config = [tree.Config, second, $"{tree.Root}/single.conf", $"{tree.Root}/missing"];
        Assert.Equal(
            ConfigDump.OfModprobe(Tool.Succeed("modprobe", Dump(tree, config))),
            ConfigDump.Show(ConfigExplanation.Read(tree.Modules, config)));
    }

    [Theory]
    [MemberData(nameof(RichTree.Specs), MemberType = typeof(RichTree))]
    public void ConfigExplanation_should_account_for_every_option(string spec)
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);
        var explanation = ConfigExplanation.Read(_tree.Modules, [_tree.Config]);
        var resolution = index.Resolve(spec, ResolveFlags.None);

        foreach (var plan in resolution.Plans)
        {
            foreach (var step in plan.Steps)
            {
                var sources = explanation.OptionSourcesFor(resolution, plan, step);
                Assert.Equal(step.Options, string.Join(' ', sources.Select(source => source.Options)));
            }
        }
    }

    [Fact]
    public void ConfigExplanation_should_name_file_and_line_of_every_option()
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);
        var resolution = index.Resolve("options-alias", ResolveFlags.None);
        var plan = Assert.Single(resolution.Plans);

        var sources = ConfigExplanation.Read(_tree.Modules, [_tree.Config]).OptionSourcesFor(resolution, plan, plan.Steps[0]);

        // The eighth line goes on in the ninth.
        Assert.Equal([1, 2, 3, 4, 7, 9], sources.Select(source => source.Line));
        Assert.All(sources, source => Assert.Equal($"{_tree.Config}/20-options.conf", source.File));
        Assert.Equal("by_alias=1", sources[3].Options);
    }

    [Theory]
    [InlineData("shadowed", ResolveFlags.None, "alias 10-aliases.conf:3")]
    [InlineData("alias-twice", ResolveFlags.None, "alias 10-aliases.conf:6|alias 10-aliases.conf:7|softdep modules.softdep:2")]
    [InlineData("black-by-alias", ResolveFlags.None, "blacklist 50-blacklist.conf:1")]
    [InlineData("blackalias", ResolveFlags.None, "")]
    [InlineData("blackalias", ResolveFlags.UseBlacklist, "blacklist 50-blacklist.conf:1")]
    [InlineData("with-install", ResolveFlags.None, "install 40-commands.conf:1")]
    [InlineData("with-install", ResolveFlags.IgnoreInstall, "install, not applied: --ignore-install was asked for 40-commands.conf:1")]
    [InlineData("install-and-softdep", ResolveFlags.None, "softdep 30-softdeps.conf:8|install, not applied: the module has softdeps too 40-commands.conf:5")]
    [InlineData("onlyremove", ResolveFlags.None, "remove 40-commands.conf:4")]
    [InlineData("softy", ResolveFlags.None, "softdep 30-softdeps.conf:1")]
    [InlineData("plain", ResolveFlags.None, "")]
    public void ConfigExplanation_should_name_the_lines_that_decided(string spec, ResolveFlags flags, string expected)
    {
        using var index = new KmodIndex(_tree.Modules, [_tree.Config]);
        var resolution = index.Resolve(spec, flags);

        var decisions = ConfigExplanation.Read(_tree.Modules, [_tree.Config]).DecisionsFor(resolution, flags);

        Assert.Equal(expected, string.Join('|', decisions.Select(d => $"{d.What} {Path.GetFileName(d.File)}:{d.Line}")));
    }

    private static string[] Dump(MadeTree tree, params string[] config) =>
        ["-d", tree.Root, "-S", MadeTree.Version, .. config.SelectMany(path => (string[])["-C", path]), "-c"];
}
