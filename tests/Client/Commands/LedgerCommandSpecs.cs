using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Commands;

/// <summary>report, boots, diff and journal, as a person types them.</summary>
public sealed class LedgerCommandSpecs
{
    private const string Event = """{"kind":"load-started.v1","data":{"at":"2026-03-01T12:00:00.25+00:00","path":"/m/a b.ko","leader":4,"requester":null}}""";
    private const string Line = "2026-03-01 12:00:00.250000 load-started path=\"/m/a b.ko\" leader=4\n";

    [Theory]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"report","form":"text"}}""", "report")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"report","form":"text","boot":"-1"}}""", "report", "--boot", "-1")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"report","form":"html"}}""", "report", "--html")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"report","form":"svg","boot":"1"}}""", "report", "--svg", "-b", "1")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"boots","form":"text"}}""", "boots")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"diff","form":"text","boot":"0","before":"-1"}}""", "diff", "-1", "0")]
    public async Task What_the_service_made_should_be_printed(string call, params string[] arguments)
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame("""{"text":"a\nb\n"}"""));
        Assert.Equal(new Run(0, "a\nb\n", ""), await Run.OfClient(daemon, arguments));
        Assert.Equal([call], daemon.Calls);
    }

    [Theory]
    [InlineData("""{"method":"io.actorload.Loader.Report","parameters":{"boot":"ab"}}""", "report", "--boot=ab", "--json")]
    [InlineData("""{"method":"io.actorload.Loader.Boots"}""", "boots", "--json")]
    [InlineData("""{"method":"io.actorload.Loader.Diff","parameters":{"before":"1","boot":"2"}}""", "diff", "--json", "1", "2")]
    public async Task Data_should_be_printed_as_it_came(string call, params string[] arguments)
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame("""{"any":[1,{"x":null}]}"""));
        Assert.Equal(new Run(0, "{\"any\":[1,{\"x\":null}]}\n", ""), await Run.OfClient(daemon, arguments));
        Assert.Equal([call], daemon.Calls);
    }

    [Theory]
    [InlineData("report --json --fleet\n", "report", "--json", "--fleet")]
    [InlineData("replay -1\n", "replay", "-1")]
    public async Task The_daemons_program_should_do_what_is_its_work(string said, params string[] arguments)
    {
        Assert.Equal(new Run(0, said, ""), await Run.Of(Run.Client, arguments, ("ACTORLOAD_DAEMON", "/bin/echo")));
        var run = await Run.Of(Run.Client, arguments, ("ACTORLOAD_DAEMON", "/nonexistent"));
        Assert.Equal((3, ""), (run.Status, run.Output));
        Assert.Contains("is the work of the daemon's program, and there is none (looked for /nonexistent)", run.Error);
    }

    [Fact]
    public async Task A_report_should_be_written_to_a_file_whole_or_not_at_all()
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame("""{"text":"<p>ö</p>\n"}"""));
        var folder = Directory.CreateTempSubdirectory("actorload-report");
        var file = Path.Combine(folder.FullName, "boot.html");
        Assert.Equal(new Run(0, "", ""), await Run.OfClient(daemon, "report", "--html", "--output", file));
        Assert.Equal("<p>ö</p>\n", await File.ReadAllTextAsync(file));
        Assert.Single(folder.GetFiles());
        folder.Delete(recursive: true);
        var run = await Run.OfClient(daemon, "report", "--html", "-o", file);
        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.StartsWith($"actorload: {file} could not be written: ", run.Error);
    }

    [Fact]
    public async Task Journal_should_print_all_events_and_end()
    {
        await using var daemon = new FakeDaemon(static (_, _) =>
            $"{{\"parameters\":{{\"event\":{Event}}},\"continues\":true}}\0{{\"parameters\":{{\"event\":{Event}}},\"continues\":true}}\0{FakeDaemon.Frame("{}")}");
        Assert.Equal(new Run(0, Line + Line, ""), await Run.OfClient(daemon, "journal"));
        Assert.Equal(new Run(0, $"{Event}\n{Event}\n", ""), await Run.OfClient(daemon, "journal", "-o", "json", "-b", "-1"));
        Assert.Equal("""{"method":"io.actorload.Loader.History","parameters":{"boot":"-1"},"more":true}""", daemon.Calls[^1]);
    }

    [Fact]
    public async Task Journal_should_follow_until_the_service_ends_and_say_what_it_missed()
    {
        await using var daemon = new FakeDaemon(static (_, _) =>
            $"{{\"parameters\":{{\"event\":{Event},\"missed\":0}},\"continues\":true}}\0{{\"parameters\":{{\"event\":{Event},\"missed\":7}},\"continues\":true}}\0{FakeDaemon.Error("io.actorload.Loader.Stopping")}");
        Assert.Equal(
            new Run(1, Line + Line, "actorload: 7 events came faster than they were read; 'actorload journal' has them\nactorload: the service is stopping\n"),
            await Run.OfClient(daemon, "journal", "--follow"));
    }

    [Fact]
    public async Task A_boot_that_is_not_there_should_be_said()
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Error("io.actorload.Loader.NoSuchBoot", """{"reason":"there is no boot -9 in /j"}"""));
        Assert.Equal(new Run(1, "", "actorload: there is no boot -9 in /j\n"), await Run.OfClient(daemon, "report", "--boot", "-9"));
    }

    [Theory]
    [InlineData("report")]
    [InlineData("boots")]
    [InlineData("diff", "-1", "0")]
    [InlineData("journal")]
    public async Task Without_a_service_the_way_without_it_should_be_named(string command, params string[] arguments)
    {
        var run = await Run.Of(Run.Client, [command, .. arguments], ("ACTORLOAD_SOCKET", Run.Nowhere));
        Assert.Equal((3, ""), (run.Status, run.Output));
        Assert.Contains("cannot reach actorloadd at", run.Error);
        Assert.EndsWith($"\nactorload: without it: actorloadd {command} --journal FILE\n", run.Error);
    }

    [Theory]
    [InlineData("diff wants two boots", "diff", "1")]
    [InlineData("'x' means nothing here", "report", "x")]
    [InlineData("there is no option '--html5'", "report", "--html5")]
    [InlineData("option '--json' takes no value", "boots", "--json=yes")]
    [InlineData("option '--html' takes no value", "report", "--html=x")]
    [InlineData("there is no option '--svg'", "boots", "--svg")]
    [InlineData("one of --json, --html and --svg", "report", "--html", "--json")]
    [InlineData("--output wants a file", "report", "--output")]
    [InlineData("--boot wants a number", "report", "--boot")]
    [InlineData("--output is text or json, not 'tea'", "journal", "-o", "tea")]
    [InlineData("--follow shows this boot only", "journal", "-f", "-b", "1")]
    public async Task Misuse_should_be_said(string message, params string[] arguments)
    {
        var run = await Run.Of(Run.Client, arguments, ("ACTORLOAD_SOCKET", Run.Nowhere));
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(message, run.Error);
    }
}
