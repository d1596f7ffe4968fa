using ActorLoad.Interop.Index;
using ActorLoad.Interop.Tests.Index.Support;

namespace ActorLoad.Interop.Tests.Index;

/// <summary>Parameters and blacklist from the kernel command line.</summary>
public sealed class KmodIndexCommandLineSpec : IClassFixture<RichTree>
{
    private static readonly string[] Specs =
        ["many-options", "base", "options-alias", "options-config-alias", "plain", "multi-a", "dash-name", "base-alias", "onlyinstall", "softy"];

    private readonly MadeTree _tree;

    public KmodIndexCommandLineSpec(RichTree rich) => _tree = rich.Tree;

    [RootTheory]
    [MemberData(nameof(CommandLines.All), MemberType = typeof(CommandLines))]
    public void KmodIndex_should_take_the_kernel_command_line_as_modprobe_does(string text)
    {
        using var commandLine = new FakeCommandLine(text);

        var answers = commandLine.RunHelper(["resolve", _tree.Modules, _tree.Config, .. Specs]).Split(Program.Separator);

        var i = 0;
        foreach (var spec in Specs)
        {
            foreach (var flags in RichTree.AllFlags)
                Assert.Equal(Modprobe.Ask(_tree, spec, flags, commandLine), answers[i++]);
        }
    }

    [RootTheory]
    [InlineData("many_options.k=\"a b\"")]
    [InlineData("\"many_options.k=a b\"")]
    public void KmodIndex_should_append_quoted_parameters(string text)
    {
        using var commandLine = new FakeCommandLine(text);

        Assert.Contains(" k=\"a b\" \nfound", commandLine.RunHelper("resolve", _tree.Modules, _tree.Config, "many-options"));
    }
}
