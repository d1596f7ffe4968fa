using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Commands;

public sealed class ShowSpecs
{
    private const string Explanation = """
        {"source":"config-alias","decisions":[{"what":"alias","file":"/etc/modprobe.d/a.conf","line":3,"text":"alias nick foo"}],
        "plans":[{"target":"foo","blacklisted":false,"steps":[
        {"name":"dep","path":"/m/dep.ko","indexPath":"/m/dep.ko","action":"insert","options":"","optionSources":[],"required":true,"dependencies":[],"after":[],"state":"live"},
        {"name":"soft","action":"missing","options":"","optionSources":[],"required":false,"dependencies":[],"after":[],"state":"absent"},
        {"name":"foo","path":"/m/foo.ko","indexPath":"/m/foo.ko","action":"insert","options":"a=1 b=2","optionSources":[
        {"options":"a=1","file":"/etc/modprobe.d/a.conf","line":7},{"options":"b=2","file":"/proc/cmdline","line":0}],
        "required":true,"dependencies":[0],"after":[1],"state":"absent"}]},
        {"target":"banned","blacklisted":true,"steps":[]}],"generation":4,"errno":0,"modulesDirectory":"/m"}
        """;

    [Fact]
    public async Task Explain_should_tell_what_decides_and_what_would_be_done()
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame(Explanation));
        Assert.Equal(
            new Run(
                0,
                """
                nick: an alias line of modprobe.d
                tree /m, index generation 4
                  alias      /etc/modprobe.d/a.conf:3: alias nick foo

                foo:
                   1. insert dep /m/dep.ko (live)
                   2. fail for soft: it has no file (absent, its failure is passed over)
                   3. insert foo /m/foo.ko (absent, after 1, 2)
                        a=1  (/etc/modprobe.d/a.conf:7)
                        b=2  (/proc/cmdline)

                banned: blacklisted, nothing would be done

                """,
                ""),
            await Run.OfClient(daemon, "explain", "nick"));
        Assert.Equal(Explanation + "\n", (await Run.OfClient(daemon, "explain", "--json", "nick")).Output);
    }

    [Fact]
    public async Task Explain_should_fail_where_nothing_provides_the_spec()
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame(
            """{"source":"none","decisions":[],"plans":[],"generation":4,"errno":0,"modulesDirectory":"/m"}"""));
        Assert.Equal(
            new Run(1, "nosuch: nothing provides it\ntree /m, index generation 4\n", ""),
            await Run.OfClient(daemon, "explain", "nosuch"));
    }

    [Fact]
    public async Task Modules_should_be_shown_with_who_loaded_them()
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame("""
            {"modules":[
            {"name":"xfs","bytes":1949696,"references":1,"state":"live","source":"service","requester":"mount[7]","path":"/m/xfs.ko","at":"2026-03-01T12:00:00.25+00:00","microseconds":1500},
            {"name":"virtio_blk","bytes":32768,"references":2,"state":"live","source":"before"},
            {"name":"loop","bytes":40960,"references":0,"state":"live","source":"others"}]}
            """));
        Assert.Equal(
            new Run(
                0,
                """
                MODULE          KB USED LOADED AT           MS  FOR
                xfs           1904    1 12:00:00.250       1.5  mount[7]
                virtio_blk      32    2 -                    -  loaded by others before the service began
                loop            40    0 -                    -  loaded by others

                """,
                ""),
            await Run.OfClient(daemon, "status", "--modules"));
    }

    [Fact]
    public async Task Status_should_show_the_service()
    {
        await using var daemon = new FakeDaemon(static (_, _) => FakeDaemon.Frame(Answers.Status));
        Assert.Equal(
            new Run(
                0,
                """
                actorloadd 0.1.0, pid 412, up 1 h 2 min
                kernel         6.1.0-x, boot b00t
                tree           /lib/modules/6.1.0-x, index generation 2
                configuration  /etc/modprobe.d /run/modprobe.d
                mode           converge
                memory         63.0 MB
                connections    3
                requests       362 arrived, 3 waiting, 1 failed, 2 abandoned
                answered       357: leader 57, joined 300
                modules        57: live 57
                kernel calls   59
                journal        open, /run/j.db: 357 written, 1 pending, 0 lost
                uevents        500 received, 300 requests (243 coalesced, 2 waiting), 1 overruns, 2 coldplugs; ignored unicast 2, otheruser 1
                fleet          db/fleet: 214 rows shipped, 3 wait, last contact 2026-03-01 12:00:00 UTC
                loading        slow for 1.250 s, asked by modprobe[77], 4 waiting: /lib/modules/6.1.0-x/slow.ko
                WARNING        udevd loads modules, too: 80-drivers.rules is not overridden

                """,
                ""),
            await Run.OfClient(daemon, "status"));
        Assert.Equal(Answers.Status + "\n", (await Run.OfClient(daemon, "status", "--json")).Output);
    }

    [Theory]
    [InlineData(
        """{"mode":"on","problem":null,"boots":3,"begun":57,"gone":2,"blacklisted":1,"ready":55,"failed":4,"needed":50,"useless":5,"missed":6}""",
        "on: 57 questions of 3 boots: 55 ready, 1 blacklisted, 4 failed; 2 without their device; 50 modules needed, 5 not needed, 6 missed")]
    [InlineData(
        """{"mode":"observe","boots":1,"begun":9,"gone":0,"blacklisted":1,"ready":0,"failed":2}""",
        "observe: 9 questions of 1 boots would be asked; 0 without their device, 1 blacklisted, 2 that nothing provides")]
    [InlineData(
        """{"mode":"on","problem":"there is no list yet in /var/l.json","boots":0,"begun":0,"gone":0,"blacklisted":0,"ready":0,"failed":0}""",
        "on: nothing: there is no list yet in /var/l.json")]
    public async Task Status_should_show_how_the_preload_stands(string preload, string line)
    {
        await using var daemon = new FakeDaemon((_, _) => FakeDaemon.Frame($"{Answers.Status.TrimEnd()[..^1]},\"preload\":{preload}}}"));
        var shown = await Run.OfClient(daemon, "status");
        Assert.Equal("", shown.Error);
        Assert.Contains($"\npreload        {line}\n", shown.Output);
    }

    [Theory]
    [InlineData("""{"machine":16,"kept":2,"measured":2.06}""", "\nprocessors     2 of 16: 2.1 were there when the service started\n")]
    [InlineData("""{"machine":8,"kept":1}""", "\nprocessors     1 of 8, as configured\n")]
    public async Task Status_should_show_to_how_many_processors_the_service_keeps(string processors, string line) =>
        Assert.Contains(line, await StatusWith(processors));

    [Fact]
    public async Task Status_should_not_speak_of_processors_where_the_service_has_all() =>
        Assert.DoesNotContain("processors", await StatusWith("""{"machine":16,"kept":16,"measured":15.8}"""));

    private static async Task<string> StatusWith(string processors)
    {
        await using var daemon = new FakeDaemon((_, _) => FakeDaemon.Frame($"{Answers.Status.TrimEnd()[..^1]},\"processors\":{processors}}}"));
        var shown = await Run.OfClient(daemon, "status");
        Assert.Equal("", shown.Error);
        return shown.Output;
    }
}
