using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Packaging;

public sealed class ManPageSpecs
{
    public static TheoryData<string> Commands => Words.Commands;

    [Theory]
    [MemberData(nameof(Commands))]
    public void Man_page_should_have_the_options_of_the_help(string command)
    {
        var page = Words.File("man", "actorload.1").Replace("\\-", "-");
        var section = page.Split($"\n.SS {command}\n")[1].Split("\n.S")[0];
        Assert.Equal(Words.OptionsOf(command), Words.Options(section));
    }

    [Fact]
    public void Man_page_should_have_the_commands_of_the_help()
    {
        var page = Words.File("man", "actorload.1");
        Assert.Equal(["load", "modprobe", "explain", "status", "metrics", "trigger", "settle", "report", "boots", "journal", "diff", "replay", "mode"], Words.InOverview);
        Assert.All(Words.InOverview, command => Assert.Contains($"\n.SS {command}\n", page));
    }

    [Theory]
    [InlineData("actorload.1")]
    [InlineData("actorloadd.8")]
    [InlineData("actorload-config.5")]
    public async Task Man_page_should_be_formatted_without_a_warning(string page)
    {
        var run = await Run.Of("groff", ["-man", "-ww", "-Tutf8", Words.Path("man", page)]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.NotEqual("", run.Output);
    }
}
