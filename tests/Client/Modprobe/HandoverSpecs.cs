using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Modprobe;

/// <summary>When the real modprobe takes the place of the client, and what it gets.</summary>
public sealed class HandoverSpecs : IDisposable
{
    private const int RealStatus = 7;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-real-");
    private readonly string _real;

    public HandoverSpecs()
    {
        // Its words one a line, in hexadecimal where they are not plain text.
        _real = Script("real", $"for w in \"$@\"; do printf '%s' \"$w\" | od -An -tx1 | tr -d ' \\n'; echo; done; exit {RealStatus}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("-q -- xfs")]
    [InlineData("-a foo bar")]
    [InlineData("foo x=1")]
    public async Task Modprobe_should_hand_over_when_no_service_is_there(string words)
    {
        var run = await Client(Run.Nowhere, words.Split(' '));
        Assert.Equal(new Run(RealStatus, Hex(words.Split(' ')), ""), run);
    }

    [Theory]
    [InlineData("-r foo")]
    [InlineData("--remove foo")]
    [InlineData("-rn foo")]
    [InlineData("-c")]
    [InlineData("--showconfig")]
    [InlineData("-f foo")]
    [InlineData("--force foo")]
    [InlineData("--force-vermagic foo")]
    [InlineData("--force-modversion foo")]
    [InlineData("--show-modversions /x.ko")]
    [InlineData("--dump-modversions /x.ko")]
    [InlineData("--show-exports /x.ko")]
    [InlineData("--remove-holders foo")]
    [InlineData("-w 5 foo")]
    [InlineData("-V")]
    [InlineData("--version")]
    [InlineData("-h")]
    [InlineData("--help")]
    [InlineData("-vv foo")]
    [InlineData("foo --nope")]
    [InlineData("")]
    [InlineData("-q")]
    [InlineData("-C")]
    [InlineData("./foo.ko")]
    [InlineData("-q fs-/lib/modules/foo.ko")]
    [InlineData("-q -- /lib/modules/foo.ko")]
    public async Task Modprobe_should_hand_over_without_asking_what_the_service_does_not_do(string words)
    {
        await using var daemon = FakeDaemon.Loading(static _ => throw new InvalidOperationException("asked"));
        string[] arguments = words.Length == 0 ? [] : words.Split(' ');
        Assert.Equal(new Run(RealStatus, Hex(arguments), ""), await Client(daemon.Path, arguments));
        Assert.Empty(daemon.Calls);
    }

    [Theory]
    [InlineData("-d /elsewhere foo")]
    [InlineData("-S 1.2.3 foo")]
    [InlineData("-C /etc/other.d foo")]
    public async Task Modprobe_should_hand_over_what_is_for_another_tree(string words)
    {
        await using var daemon = new FakeDaemon(static (method, _) => method.EndsWith("Status")
            ? FakeDaemon.Frame(Answers.Status)
            : throw new InvalidOperationException(method));
        Assert.Equal(RealStatus, (await Client(daemon.Path, words.Split(' '))).Status);
    }

    [Fact]
    public async Task Modprobe_should_not_hand_over_the_tree_of_the_service()
    {
        await using var daemon = new FakeDaemon(static (method, _) => FakeDaemon.Frame(
            method.EndsWith("Status") ? Answers.Status : Answers.Live("foo")));
        var run = await Client(daemon.Path, "-S", "6.1.0-x", "-C", "/etc/modprobe.d", "-C", "/run/modprobe.d", "foo");
        Assert.Equal(new Run(0, "", ""), run);
    }

    [Theory]
    [InlineData("{\"parameters\":{\"outcome\":\"li" + FakeDaemon.HangUp)]
    [InlineData(FakeDaemon.HangUp)]
    [InlineData("SSH-2.0-OpenSSH\r\n\0")]
    [InlineData("\0")]
    [InlineData("[]\0")]
    [InlineData("{}\0")]
    [InlineData("{\"parameters\":{\"outcome\":\"fine\",\"role\":\"live\",\"modules\":[]}}\0")]
    [InlineData("{\"parameters\":{\"outcome\":1}}\0")]
    [InlineData("{\"error\":\"io.actorload.Loader.Stopping\"}\0")]
    [InlineData("{\"error\":\"io.actorload.Loader.Observing\"}\0")]
    [InlineData("{\"error\":\"io.actorload.Loader.TooManyRequests\",\"parameters\":{\"limit\":3}}\0")]
    [InlineData("{\"error\":\"io.actorload.Loader.NotPermitted\",\"parameters\":{\"uid\":1000}}\0")]
    public async Task Modprobe_should_hand_over_when_the_service_dies_refuses_or_talks_nonsense(string answer)
    {
        await using var daemon = new FakeDaemon((_, _) => answer);
        Assert.Equal(new Run(RealStatus, Hex("-q", "--", "foo"), ""), await Client(daemon.Path, "-q", "--", "foo"));
    }

    [Fact]
    public async Task Modprobe_should_hand_over_when_nobody_takes_the_connection()
    {
        await using var daemon = new FakeDaemon(static (_, _) => null, accepts: false);
        Assert.Equal(RealStatus, (await Client(daemon.Path, "-q", "--", "foo")).Status);
    }

    [Fact]
    public async Task Modprobe_should_hand_over_because_the_service_is_stopped_and_not_because_it_is_late()
    {
        await using var held = await HeldSocket.StartAsync(_folder);
        await held.StopAsync();
        Assert.Contains($": its process {held.Holder} is stopped (", await Why(held.Path), StringComparison.Ordinal);
        Assert.Equal(new Run(RealStatus, Hex("-q", "--", "foo"), ""), await Client(held.Path, "-q", "--", "foo"));
    }

    [Fact]
    public async Task Modprobe_should_hand_over_when_systemd_has_the_socket_and_no_service_comes()
    {
        await using var held = await HeldSocket.StartAsync(_folder, byProcess1: true);
        Assert.Equal(new Run(RealStatus, Hex("foo"), ""), await Client(held.Path, "foo"));
    }

    [Fact]
    public async Task Modprobe_of_the_kernel_should_not_wait_for_a_service_that_may_need_what_it_asks_for()
    {
        await using var held = await HeldSocket.StartAsync(_folder, byProcess1: true);

        // Whoever enters from outside has no parent and no session in there, like the helper that the kernel starts.
        Assert.Contains(
            ": it did not read the call within 0.05 s (", await Why(held.Path, "nsenter", "--target", $"{held.Holder}", "--user", "--pid"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modprobe_should_hand_over_bytes_that_are_not_text()
    {
        await using var daemon = FakeDaemon.Loading(static _ => throw new InvalidOperationException("asked"));
        var run = await Run.Of(
            "/bin/sh", ["-c", "exec \"$0\" modprobe -q -- \"$(printf 'a\\377b')\" x", Run.Client],
            ("ACTORLOAD_SOCKET", daemon.Path), ("ACTORLOAD_MODPROBE", _real));
        Assert.Equal(new Run(RealStatus, "2d71\n2d2d\n61ff62\n78\n", ""), run);
    }

    [Fact]
    public async Task Modprobe_should_hand_over_when_called_by_that_name()
    {
        var link = Path.Combine(_folder.FullName, "modprobe");
        File.CreateSymbolicLink(link, Run.Client);
        var run = await Run.Of(link, ["-q", "--", "foo"], ("ACTORLOAD_SOCKET", Run.Nowhere), ("ACTORLOAD_MODPROBE", _real));
        Assert.Equal(new Run(RealStatus, Hex("-q", "--", "foo"), ""), run);
    }

    [Fact]
    public async Task Modprobe_should_not_hand_over_to_itself()
    {
        var link = Path.Combine(_folder.FullName, "modprobe");
        File.CreateSymbolicLink(link, Run.Client);
        var run = await Run.Of(
            link, ["nosuch_module"], ("ACTORLOAD_SOCKET", Run.Nowhere), ("ACTORLOAD_MODPROBE", link));

        // Passed over; then comes the real one.
        Assert.StartsWith("modprobe: FATAL: Module nosuch_module not found in directory /lib/modules/", run.Error);
        Assert.Equal(1, run.Status);
    }

    [Fact]
    public async Task Modprobe_should_not_run_in_a_circle()
    {
        var circle = Script("circle", $"exec {Run.Client} modprobe \"$@\"");
        var run = await Run.Of(
            Run.Client, ["modprobe", "foo"], ("ACTORLOAD_SOCKET", Run.Nowhere), ("ACTORLOAD_MODPROBE", circle));
        Assert.Equal(
            new Run(3, "", $"actorload: cannot reach actorloadd at {Run.Nowhere}: No such file or directory "
                + "(is actorloadd.service running?); and what should be the real modprobe calls actorload again: "
                + "name another in ACTORLOAD_MODPROBE\n"),
            run);
    }

    [Fact]
    public async Task Modprobe_should_leave_SIGPIPE_to_its_successor_as_it_is_by_default()
    {
        var real = Script("pipe", "grep SigIgn /proc/self/status");
        var run = await Run.Of(
            Run.Client, ["modprobe", "foo"], ("ACTORLOAD_SOCKET", Run.Nowhere), ("ACTORLOAD_MODPROBE", real));
        var ignored = Convert.ToUInt64(run.Output.Split('\t')[1].Trim(), 16);
        Assert.Equal(0UL, ignored & (1UL << 12));
    }

    /// <summary>What the client says of the service. It tells when what should be the real modprobe leads back to it.</summary>
    private async Task<string> Why(string socket, params string[] by)
    {
        var circle = Script("circle", $"exec {Run.Client} modprobe \"$@\"");
        string[] command = [.. by, Run.Client, "modprobe", "-q", "--", "foo"];
        var run = await Run.Of(
            command[0], command[1..],
            ("ACTORLOAD_SOCKET", socket), ("ACTORLOAD_MODPROBE", circle), ("HOME", "/"), ("TERM", "linux"));
        Assert.Equal(3, run.Status);
        return run.Error;
    }

    private static string Hex(params string[] words) =>
        string.Concat(words.Select(static w => Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(w)) + "\n"));

    private Task<Run> Client(string socket, params string[] arguments) =>
        Run.Of(Run.Client, ["modprobe", .. arguments], ("ACTORLOAD_SOCKET", socket), ("ACTORLOAD_MODPROBE", _real));

    private string Script(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
