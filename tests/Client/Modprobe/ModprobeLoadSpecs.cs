using System.Text.Json;
using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Modprobe;

/// <summary>Loads as modprobe: statuses and messages are those of kmod 30's tools/modprobe.c.</summary>
public sealed class ModprobeLoadSpecs
{
    [Theory]
    [InlineData("live", "leader", 0)]
    [InlineData("live", "joined", 0)]
    [InlineData("builtin", "builtin", 0)]
    [InlineData("blacklisted", "blacklisted", 0)]
    [InlineData("commanded", "leader", 0)]
    public async Task Modprobe_should_be_silent_when_all_is_well(string outcome, string role, int status)
    {
        await using var daemon = FakeDaemon.Loading(s => Answers.Load(outcome, role, Answers.Module(s, outcome, role)));
        Assert.Equal(new Run(status, "", ""), await Run.OfClient(daemon, "modprobe", "foo"));
    }

    // Debian's 6.1 has such aliases.
    [Theory]
    [InlineData("dmi:bvnIBM:*:pnIBM3850M2/x3950M2-*")]
    [InlineData("devname:net/tun")]
    public async Task Modprobe_should_ask_the_service_for_an_alias_with_a_slash(string alias)
    {
        await using var daemon = FakeDaemon.Loading(Answers.Live);
        Assert.Equal(new Run(0, "", ""), await Run.OfClient(daemon, "modprobe", "-q", "--", alias));
        Assert.Equal(alias, Parameters(daemon).GetProperty("spec").GetString());
    }

    [Theory]
    [InlineData(2, "Unknown symbol in module, or unknown parameter (see dmesg)")]
    [InlineData(8, "Exec format error")]
    [InlineData(17, "Module already in kernel")]
    [InlineData(19, "No such device")]
    [InlineData(129, "Key was rejected by service")]
    public async Task Modprobe_should_word_errors_as_kmod_does(int errno, string text)
    {
        await using var daemon = FakeDaemon.Loading(s => Answers.Load(
            "failed", "leader", Answers.Module("dep", "live", "leader", requested: false), Failed(s, errno)));
        Assert.Equal(
            new Run(1, "", $"modprobe: ERROR: could not insert 'foo': {text}\n"), await Run.OfClient(daemon, "modprobe", "foo"));
        Assert.Equal(new Run(1, "", ""), await Run.OfClient(daemon, "modprobe", "-q", "--", "foo"));
    }

    [Fact]
    public async Task Modprobe_first_time_should_fail_where_the_module_was_there()
    {
        await using var daemon = FakeDaemon.Loading(s => Answers.Load("live", "live", Answers.Module(s, "live", "live", errno: 17)));
        Assert.Equal(
            new Run(1, "", "modprobe: ERROR: could not insert 'foo': Module already in kernel\n"),
            await Run.OfClient(daemon, "modprobe", "--first-time", "foo"));
        Assert.True(Parameters(daemon).GetProperty("firstTime").GetBoolean());
    }

    [Fact]
    public async Task Modprobe_should_end_with_the_status_of_the_last_match()
    {
        await using var daemon = FakeDaemon.Loading(_ => Answers.Load(
            "live", "leader", Failed("a", 19), Answers.Module("b", "live", "leader")));
        Assert.Equal(
            new Run(0, "", "modprobe: ERROR: could not insert 'a': No such device\n"),
            await Run.OfClient(daemon, "modprobe", "pci:v1"));
    }

    [Fact]
    public async Task Modprobe_should_load_all_in_order_and_fail_if_one_failed()
    {
        await using var daemon = new FakeDaemon(static (method, p) => FakeDaemon.Frame(method.EndsWith("Explain")
            ? """{"source":"none","decisions":[],"plans":[],"generation":1,"errno":0,"modulesDirectory":"/lib/modules/6.1.0-x"}"""
            : p.GetProperty("spec").GetString() == "nosuch"
                ? Answers.Load("unmet", "unmet")
                : Answers.Live(p.GetProperty("spec").GetString()!)));
        Assert.Equal(
            new Run(1, "", "modprobe: WARNING: Module nosuch not found in directory /lib/modules/6.1.0-x\n"),
            await Run.OfClient(daemon, "modprobe", "-a", "x", "nosuch", "y"));
        Assert.Equal(
            new Run(1, "", "modprobe: FATAL: Module nosuch not found in directory /lib/modules/6.1.0-x\n"),
            await Run.OfClient(daemon, "modprobe", "nosuch"));
        Assert.Equal(
            ["x", "nosuch", "y", "nosuch"],
            daemon.Calls.Where(static c => c.Contains("Loader.Load")).Select(static c => Spec(c)));
    }

    [Fact]
    public async Task Modprobe_verbose_should_print_what_it_inserts()
    {
        const string Step = """ "optionSources":[],"required":true,"dependencies":[],"after":[],"state":"absent"}""";
        await using var daemon = new FakeDaemon((method, _) => FakeDaemon.Frame(method.EndsWith("Explain")
            ? $$"""
              {"source":"modules-dep","decisions":[],"plans":[{"target":"foo","blacklisted":false,"steps":[
              {"name":"there","indexPath":"/m/there.ko","action":"insert","options":"",{{Step}},
              {"name":"dep","indexPath":"/m/dep.ko","action":"insert","options":"a=1",{{Step}},
              {"name":"hook","action":"command","command":"run $CMDLINE_OPTS","options":"",{{Step}},
              {"name":"foo","indexPath":"/m/foo.ko","action":"insert","options":"b=2",{{Step}}]}],
              "generation":1,"errno":0,"modulesDirectory":"/m"}
              """
            : Answers.Load(
                "live", "leader", Answers.Module("there", "live", "live", requested: false),
                Answers.Module("dep", "live", "leader", requested: false),
                Answers.Module("hook", "commanded", "leader", requested: false), Answers.Module("foo", "live", "leader"))));
        Assert.Equal(
            new Run(0, "insmod /m/dep.ko a=1 \ninstall run $CMDLINE_OPTS \ninsmod /m/foo.ko b=2 c=\"3 4\"\n", ""),
            await Run.OfClient(daemon, "modprobe", "-v", "foo", "c=3 4"));
    }

    [Theory]
    [InlineData("live", "-n -v foo", 0, "", "")]
    [InlineData("coming", "-n -v foo", 0, "insmod /m/foo.ko \n", "")]
    [InlineData("absent", "-n -v foo", 0, "insmod /m/foo.ko \n", "")]
    [InlineData("absent", "-n foo", 0, "", "")]
    [InlineData("live", "-D foo", 0, "insmod /m/foo.ko \n", "")]
    [InlineData("live", "-n --first-time foo", 1, "", "modprobe: ERROR: could not insert 'foo': Module already in kernel\n")]
    [InlineData("absent", "-n --first-time foo", 0, "", "")]
    public async Task Modprobe_dry_run_should_pass_over_what_is_live(string state, string words, int status, string output, string error)
    {
        await using var daemon = new FakeDaemon((_, _) => FakeDaemon.Frame($$"""
            {"source":"modules-dep","decisions":[],"plans":[{"target":"foo","blacklisted":false,"steps":[
            {"name":"foo","indexPath":"/m/foo.ko","action":"insert","options":"","optionSources":[],"required":true,"dependencies":[],
            "after":[],"state":"{{state}}"}]}],"generation":1,"errno":0,"modulesDirectory":"/m"}
            """));
        Assert.Equal(new Run(status, output, error), await Run.OfClient(daemon, ["modprobe", .. words.Split(' ')]));
        Assert.All(daemon.Calls, static c => Assert.Contains("Loader.Explain", c));
    }

    [Fact]
    public async Task Modprobe_should_say_what_an_install_command_did()
    {
        await using var daemon = FakeDaemon.Loading(_ => Answers.Load("failed", "leader", Answers.Module(
            "foo", "failed", "leader", errno: 22, stage: "command", extra: "\"message\":\"Error running install command 'false'\",")));
        Assert.Equal(
            new Run(
                1, "", "modprobe: ERROR: Error running install command 'false'\nmodprobe: ERROR: could not insert 'foo': Invalid argument\n"),
            await Run.OfClient(daemon, "modprobe", "foo"));
    }

    [Fact]
    public async Task Modprobe_should_end_a_circle_of_install_commands()
    {
        await using var daemon = new FakeDaemon(static (_, _) =>
            FakeDaemon.Error("io.actorload.Loader.InstallLoop", """{"spec":"foo","depth":9}"""));
        Assert.Equal(
            new Run(1, "", "modprobe: ERROR: could not insert 'foo': Too many levels of symbolic links\n"),
            await Run.OfClient(daemon, "modprobe", "foo"));
    }

    [Fact]
    public async Task Modprobe_should_say_who_asks_and_how_deep()
    {
        await using var daemon = FakeDaemon.Loading(Answers.Live);
        await Run.Of(
            Run.Client, ["modprobe", "-b", "-i", "foo", "x=1"], ("ACTORLOAD_SOCKET", daemon.Path), ("ACTORLOAD_INSTALL_DEPTH", "2"));
        var p = Parameters(daemon);
        Assert.Equal("modprobe", p.GetProperty("requester").GetProperty("kind").GetString());
        Assert.Equal(2, p.GetProperty("installDepth").GetInt32());
        Assert.Equal("x=1", p.GetProperty("parameters").GetString());
        Assert.True(p.GetProperty("useBlacklist").GetBoolean());
        Assert.True(p.GetProperty("ignoreInstall").GetBoolean());
    }

    [Fact]
    public async Task Modprobe_should_know_the_call_of_the_kernel()
    {
        // In a PID namespace of its own the process belongs to no session that it could see, like the kernel's helper.
        await using var daemon = FakeDaemon.Loading(Answers.Live);
        var run = await Run.Of(
            "unshare",
            [
                "--pid", "--fork", "env", "-i", "HOME=/", "TERM=linux", "PATH=/sbin:/usr/sbin:/bin:/usr/bin",
                $"ACTORLOAD_SOCKET={daemon.Path}", Run.Client, "modprobe", "-q", "--", "na me;rm",
            ]);
        Assert.Equal(new Run(0, "", ""), run);
        Assert.Equal("kernel", Parameters(daemon).GetProperty("requester").GetProperty("kind").GetString());
        Assert.Equal("na me;rm", Parameters(daemon).GetProperty("spec").GetString());
    }

    [Fact]
    public async Task Modprobe_should_wait_for_a_slow_load()
    {
        // Longer than the second in which the service must have read the call.
        await using var daemon = new FakeDaemon(static (_, _) => null);
        var run = Run.OfClient(daemon, "modprobe", "foo");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2.5));
        var early = await Task.WhenAny(run, Task.Delay(Timeout.Infinite, limit.Token)) == run;
        await daemon.DisposeAsync();
        Assert.False(early, "the client gave up a load that was in flight");
        await run;
    }

    private static string Failed(string name, int errno) =>
        Answers.Module(name, "failed", "leader", errno: errno, errnoName: "E", stage: "insert");

    private static JsonElement Parameters(FakeDaemon daemon) =>
        JsonDocument.Parse(daemon.Calls.Single()).RootElement.GetProperty("parameters");

    private static string Spec(string call) =>
        JsonDocument.Parse(call).RootElement.GetProperty("parameters").GetProperty("spec").GetString()!;
}
