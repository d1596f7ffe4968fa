using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Commands;

public sealed class UeventCommandSpecs
{
    private const string Triggered = """{"uuid":"34eb4c0d-96a5-49a2-823d-da8ad590467c","devices":411,"poked":28,"failed":0}""";
    private const string Progress = """
        {"settled":false,"received":40,"requested":28,"waiting":3,"coldplug":{"uuid":"u","reason":"start","devices":100,"poked":9},
        "loading":[{"name":"slow","path":"/m/slow.ko","milliseconds":1250,"requester":"uevent:/devices/x","waiters":4}]}
        """;

    private const string Settled = """{"settled":true,"received":41,"requested":28,"waiting":0,"loading":[]}""";

    [Fact]
    public async Task Trigger_should_tell_how_many_devices_were_asked()
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame(Triggered));
        Assert.Equal(new Run(0, "28 of 411 devices name an alias and were asked again\n", ""), await Run.OfClient(daemon, "trigger"));
        Assert.Equal(new Run(0, Triggered + "\n", ""), await Run.OfClient(daemon, "trigger", "--json"));
    }

    [Fact]
    public async Task Trigger_should_fail_where_devices_could_not_be_asked()
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame(
            """{"uuid":"u","devices":5,"poked":3,"failed":2,"message":"/sys/x/uevent: Read-only file system (EROFS)"}"""));
        Assert.Equal(
            new Run(
                1,
                "3 of 5 devices name an alias and were asked again\n",
                "actorload: 2 devices could not be asked; the first: /sys/x/uevent: Read-only file system (EROFS)\n"),
            await Run.OfClient(daemon, "trigger"));
    }

    [Fact]
    public async Task Trigger_should_settle_too_when_asked_to()
    {
        await using var daemon = new FakeDaemon(
            static (method, _) => method == "io.actorload.Loader.Trigger" ? FakeDaemon.Frame(Triggered) : FakeDaemon.Frame(Settled));
        Assert.Equal(
            new Run(0, "28 of 411 devices name an alias and were asked again\nsettled: 41 uevents, 28 requests\n", ""),
            await Run.OfClient(daemon, "trigger", "--settle", "--timeout", "7"));
        Assert.Equal(
            """{"method":"io.actorload.Loader.Settle","parameters":{"timeout":7000},"more":true}""", daemon.Calls[^1]);
    }

    [Fact]
    public async Task Settle_should_take_progress_and_end_with_the_last_answer()
    {
        await using var daemon = new FakeDaemon(static (_, _) =>
            $"{{\"parameters\":{Progress},\"continues\":true}}\0{{\"parameters\":{Progress},\"continues\":true}}\0{FakeDaemon.Frame(Settled)}");

        // Nobody looks at a terminal.
        Assert.Equal(new Run(0, "settled: 41 uevents, 28 requests\n", ""), await Run.OfClient(daemon, "settle"));
        Assert.Equal(new Run(0, Settled + "\n", ""), await Run.OfClient(daemon, "settle", "--json"));
    }

    [Fact]
    public async Task Settle_should_fail_when_its_time_is_over_and_say_what_it_waits_for()
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame(Progress));
        Assert.Equal(
            new Run(1, "not settled: asking devices: 9 of 100 so far; 3 of 28 requests wait; loading slow\n", ""),
            await Run.OfClient(daemon, "settle", "--timeout", "0.1"));
    }

    [Theory]
    [InlineData("trigger")]
    [InlineData("settle")]
    public async Task A_service_that_does_not_listen_should_be_named(string command)
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Error("io.actorload.Loader.NotListening"));
        Assert.Equal(
            new Run(1, "", "actorload: the service does not listen to the kernel's events: set actorload.uevents.enabled = true and restart it\n"),
            await Run.OfClient(daemon, command));
        Assert.Equal(3, (await Run.Of(Run.Client, [command], ("ACTORLOAD_SOCKET", Run.Nowhere))).Status);
    }
}
