using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Commands;

public sealed class UsageSpecs
{
    [Theory]
    [InlineData("", "a command is missing (see 'actorload --help')")]
    [InlineData("lod x", "there is no command or option 'lod' (see 'actorload --help')")]
    [InlineData("--json", "there is no command or option '--json' (see 'actorload --help')")]
    [InlineData("load", "load what? No module, alias or path is given (see 'actorload load --help')")]
    [InlineData("load a=1", "load what? No module, alias or path is given (see 'actorload load --help')")]
    [InlineData("load x --jsn", "there is no option '--jsn' (see 'actorload load --help')")]
    [InlineData("load x --json=1", "option '--json' takes no value (see 'actorload load --help')")]
    [InlineData("load x --timeout", "--timeout wants seconds from 0.001 to 2147483, not '' (see 'actorload load --help')")]
    [InlineData("load x --timeout -1", "--timeout wants seconds from 0.001 to 2147483, not '-1' (see 'actorload load --help')")]
    [InlineData("load x --timeout 0", "--timeout wants seconds from 0.001 to 2147483, not '0' (see 'actorload load --help')")]
    [InlineData(
        "load x --timeout 99999999999999999999999999999",
        "--timeout wants seconds from 0.001 to 2147483, not '99999999999999999999999999999' (see 'actorload load --help')")]
    [InlineData("status now", "'now' means nothing here (see 'actorload status --help')")]
    [InlineData("trigger now", "'now' means nothing here (see 'actorload trigger --help')")]
    [InlineData("trigger --timeout 5", "--timeout says something only with --settle (see 'actorload trigger --help')")]
    [InlineData("trigger --wait", "there is no option '--wait' (see 'actorload trigger --help')")]
    [InlineData("settle --settle", "there is no option '--settle' (see 'actorload settle --help')")]
    [InlineData("settle --json=1", "option '--json' takes no value (see 'actorload settle --help')")]
    [InlineData("settle --timeout soon", "--timeout wants seconds from 0.001 to 2147483, not 'soon' (see 'actorload settle --help')")]
    [InlineData("mode learn", "'learn' is no mode: observe or converge (see 'actorload mode --help')")]
    [InlineData("mode observe converge", "'converge' is no mode: observe or converge (see 'actorload mode --help')")]
    [InlineData("mode observe --now", "'--now' means nothing here, or a value is missing (see 'actorload mode --help')")]
    [InlineData("explain", "explain what? No module, alias or path is given (see 'actorload explain --help')")]
    [InlineData("explain a b", "one SPEC at a time, please (see 'actorload explain --help')")]
    [InlineData("explain --jsn a", "there is no option '--jsn' (see 'actorload explain --help')")]
    public async Task Client_should_say_what_is_wrong_with_a_command_line(string words, string text)
    {
        var run = await Run.Of(
            Run.Client, words.Split(' ', StringSplitOptions.RemoveEmptyEntries), ("ACTORLOAD_SOCKET", Run.Nowhere));
        Assert.Equal(new Run(2, "", $"actorload: {text}\n"), run);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("load --help")]
    [InlineData("status --help")]
    [InlineData("explain --help")]
    [InlineData("trigger --help")]
    [InlineData("settle --help")]
    public async Task Client_should_help_without_a_service(string words)
    {
        var run = await Run.Of(Run.Client, words.Split(' '), ("ACTORLOAD_SOCKET", Run.Nowhere));
        Assert.Equal(0, run.Status);
        Assert.StartsWith("Usage: actorload ", run.Output);
    }

    [Fact]
    public async Task Client_should_be_static() =>
        Assert.Contains("statically linked", (await Run.Of("file", [Run.Client])).Output);

    [Fact]
    public async Task Client_should_tell_its_version() =>
        Assert.Matches(@"^actorload \d+\.\d+\.\d+\n$", (await Run.Of(Run.Client, ["--version"])).Output);
}
