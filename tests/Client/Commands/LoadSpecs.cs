using System.Text.Json;
using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Commands;

public sealed class LoadSpecs
{
    [Fact]
    public async Task Load_should_print_a_line_for_each_module()
    {
        await using var daemon = FakeDaemon.Loading(static spec => spec switch
        {
            "xfs" => Answers.Load(
                "live", "leader", Answers.Module("libcrc32c", "live", "joined", requested: false), Answers.Module("xfs", "live", "leader")),
            "core" => Answers.Load("builtin", "builtin", Answers.Module("core", "builtin", "builtin")),
            _ => throw new InvalidOperationException(spec),
        });
        Assert.Equal(
            new Run(
                0,
                """
                libcrc32c                live        joined
                xfs                      live        leader
                core                     builtin     builtin

                """,
                ""),
            await Run.OfClient(daemon, "load", "xfs", "core"));
    }

    [Fact]
    public async Task Load_should_fail_and_say_why_if_anything_is_not_live()
    {
        await using var daemon = FakeDaemon.Loading(static spec => spec switch
        {
            "bad" => Answers.Load("failed", "remembered", Answers.Module(
                "bad", "failed", "remembered", errno: 2, errnoName: "ENOENT", stage: "insert", extra: "\"message\":\"unknown symbol\",")),
            "nosuch" => Answers.Load("unmet", "unmet"),
            "slow" => Answers.Load("timedout", "joined", Answers.Module("slow", "timedout", "joined")),
            _ => Answers.Live(spec),
        });
        Assert.Equal(
            new Run(
                1,
                """
                bad                      failed      remembered  ENOENT (No such file or directory), at insert: unknown symbol
                nosuch                   unmet       unmet       nothing provides it
                slow                     timedout    joined      no answer within the time limit; the load goes on
                fine                     live        live

                """,
                ""),
            await Run.OfClient(daemon, "load", "bad", "nosuch", "slow", "fine"));
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("unmet")]
    [InlineData("timedout")]
    [InlineData("blacklisted")]
    [InlineData("commanded")]
    public async Task Load_should_exit_1_for_everything_but_live_and_builtin(string outcome)
    {
        await using var daemon = FakeDaemon.Loading(s => Answers.Load(outcome, "leader", Answers.Module(s, outcome, "leader")));
        Assert.Equal(1, (await Run.OfClient(daemon, "load", "x")).Status);
    }

    [Fact]
    public async Task Load_should_ask_for_several_specs_at_once()
    {
        // The first call is answered only together with the second.
        var held = "";
        await using var daemon = new FakeDaemon((_, p) =>
        {
            held += FakeDaemon.Frame(Answers.Live(p.GetProperty("spec").GetString()!));
            return p.GetProperty("spec").GetString() == "b" ? held : null;
        });
        Assert.Equal(0, (await Run.OfClient(daemon, "load", "a", "b")).Status);
    }

    [Fact]
    public async Task Load_should_answer_more_specs_than_fit_into_its_window()
    {
        await using var daemon = FakeDaemon.Loading(Answers.Live);
        var specs = Enumerable.Range(0, 200).Select(static i => $"m{i}").ToArray();
        var run = await Run.OfClient(daemon, ["load", .. specs]);
        Assert.Equal(specs, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Split(' ')[0]));
    }

    [Fact]
    public async Task Load_should_send_its_options()
    {
        await using var daemon = FakeDaemon.Loading(Answers.Live);
        await Run.OfClient(
            daemon, "load", "--retry", "--timeout=1.5", "x", "a=1", "b=two words", "--use-blacklist", "--first-time", "--force");
        using var call = JsonDocument.Parse(daemon.Calls.Single());
        Assert.Equal(
            """
            {"spec":"x","parameters":"a=1 b=\"two words\"","useBlacklist":true,"firstTime":true,"retry":true,"forceModversion":true,"forceVermagic":true,"timeout":1500,"requester":{"kind":"commandline"}}
            """,
            call.RootElement.GetProperty("parameters").GetRawText());
    }

    [Fact]
    public async Task Load_should_send_whole_paths_and_leave_aliases_alone()
    {
        await using var daemon = FakeDaemon.Loading(Answers.Live);
        await Run.OfClient(daemon, "load", "./a/../x.ko", "of:Na/bT=c");
        Assert.Contains($"\"spec\":\"{Directory.GetCurrentDirectory()}/x.ko\"", daemon.Calls[0]);
        Assert.Contains("\"spec\":\"of:Na/bT=c\"", daemon.Calls[1]);
    }

    [Fact]
    public async Task Load_should_print_json()
    {
        await using var daemon = FakeDaemon.Loading(static _ => Answers.Live("m"));
        var run = await Run.OfClient(daemon, "load", "--json", "a\"b", "c");
        var lines = run.Output.Split("}]}\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        using var first = JsonDocument.Parse(lines[0] + "}]}");
        Assert.Equal("a\"b", first.RootElement.GetProperty("spec").GetString());
        Assert.Equal("live", first.RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Load_should_tell_a_refusal_and_go_on()
    {
        await using var daemon = new FakeDaemon(static (_, p) => p.GetProperty("spec").GetString() is "bad" and var spec
            ? FakeDaemon.Error("io.actorload.Loader.InvalidSpec", $$"""{"spec":"{{spec}}","reason":"it is bad"}""")
            : FakeDaemon.Frame(Answers.Live("good")));
        Assert.Equal(
            new Run(
                1,
                "good                     live        live\n",
                "actorload: bad: 'bad' cannot be a module, an alias or a path: it is bad\n"),
            await Run.OfClient(daemon, "load", "bad", "good"));
    }

    [Fact]
    public async Task Load_should_not_wait_longer_than_its_time_limit_for_a_service_that_hangs()
    {
        await using var daemon = new FakeDaemon(static (_, _) => null);
        Assert.Equal(
            new Run(3, "", Failed(daemon, "it did not answer in time")),
            await Run.OfClient(daemon, "load", "--timeout", "0.1", "x"));
    }

    [Fact]
    public async Task Load_should_with_a_time_limit_notice_a_socket_behind_which_nobody_is()
    {
        await using var daemon = new FakeDaemon(static (_, _) => null, accepts: false);
        Assert.Equal(
            new Run(3, "", Failed(daemon, "it did not read the call within 1.1 s")),
            await Run.OfClient(daemon, "load", "--timeout", "0.1", "x"));
    }

    [Fact]
    public async Task Load_should_tell_of_a_service_that_dies_in_the_middle_of_its_answer()
    {
        await using var daemon = new FakeDaemon(static (_, _) => "{\"parameters\":{\"outc" + FakeDaemon.HangUp);
        Assert.Equal(
            new Run(3, "", Failed(daemon, "it closed the connection before its answer was complete")),
            await Run.OfClient(daemon, "load", "x"));
    }

    [Theory]
    [InlineData("hello\n\0")]
    [InlineData("{\"parameters\":[]}\0")]
    [InlineData("{\"parameters\":{\"outcome\":\"live\"}}\0")]
    public async Task Load_should_tell_of_an_answer_that_makes_no_sense(string answer)
    {
        await using var daemon = new FakeDaemon((_, _) => answer);
        var run = await Run.OfClient(daemon, "load", "x");
        Assert.Equal(3, run.Status);
        Assert.StartsWith("actorload: not a varlink call: the service's answer is not understood", run.Error);
    }

    [Fact]
    public async Task Load_should_say_where_the_service_should_be() => Assert.Equal(
        new Run(
            3, "", $"actorload: cannot reach actorloadd at {Run.Nowhere}: No such file or directory (is actorloadd.service running?)\n"),
        await Run.Of(Run.Client, ["load", "x"], ("ACTORLOAD_SOCKET", Run.Nowhere)));

    private static string Failed(FakeDaemon daemon, string reason) =>
        $"actorload: actorloadd at {daemon.Path} failed to answer: {reason} (see journalctl -u actorloadd)\n";
}
