using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Packaging;

/// <summary>Each shell loads its own file and is asked what it offers.</summary>
public sealed class CompletionSpecs
{
    public static TheoryData<string> Commands => Words.Commands;

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Bash_should_offer_the_options_of_the_help(string command) =>
        Assert.Equal(Words.OptionsOf(command), await AskBash($"COMP_WORDS=(actorload {command} --); COMP_CWORD=2; _actorload"));

    [Fact]
    public async Task Bash_should_offer_the_commands()
    {
        var offered = await AskBash("COMP_WORDS=(actorload ''); COMP_CWORD=1; _actorload");
        Assert.Equal(["--help", "--version", .. Words.InOverview.Order()], offered);
        Assert.Equal(["settle"], await AskBash("COMP_WORDS=(actorload se); COMP_CWORD=1; _actorload"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Fish_should_offer_the_options_of_the_help(string command)
    {
        var run = await Run.Of("fish", ["--no-config", "-c", $"source {Words.Path("completion", "actorload.fish")}; complete -C 'actorload {command} --'"]);
        Assert.Equal("", run.Error);
        Assert.Equal(Words.OptionsOf(command), Lines(run.Output.Replace('\t', '\n')).Where(word => word.StartsWith("--")).ToHashSet());
    }

    [Fact]
    public async Task Zsh_should_load_its_function_for_both_programs()
    {
        var folder = Path.GetDirectoryName(Words.Path("completion", "_actorload"));
        var run = await Run.Of(
            "zsh", ["-f", "-c", $"fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D; print $_comps[actorload] $_comps[actorloadd]; autoload +X _actorload"]);
        Assert.Equal(new Run(0, "_actorload _actorload\n", ""), run);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Zsh_should_have_the_options_of_the_help(string command)
    {
        var branch = Words.File("completion", "_actorload").Split($"\n    {command})\n")[1].Split(";;")[0];
        Assert.Equal(Words.OptionsOf(command), Words.Options(branch));
    }

    private static async Task<IEnumerable<string>> AskBash(string question)
    {
        var run = await Run.Of(
            "bash", ["--norc", "-c", $"set -eu; source {Words.Path("completion", "actorload.bash")}; {question}; printf '%s\\n' \"${{COMPREPLY[@]}}\""]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        return Lines(run.Output).Order(StringComparer.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
