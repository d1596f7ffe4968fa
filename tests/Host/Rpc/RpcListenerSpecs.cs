using System.Diagnostics;
using System.Net.Sockets;
using ActorLoad.Host.Rpc;
using Akka.Event;

namespace ActorLoad.Host.Tests.Rpc;

public sealed class RpcListenerSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorload-socket-").FullName;

    private string SocketPath => _folder + "/run/io.actorload.Loader";

    [Fact]
    public async Task RpcListener_should_make_a_socket_for_its_owner_only()
    {
        await using var listener = Start();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SocketPath));
        Assert.Equal("755", Convert.ToString((int)File.GetUnixFileMode(_folder + "/run"), 8));
    }

    [Fact]
    public async Task RpcListener_should_leave_no_socket_behind()
    {
        await Start().DisposeAsync();

        Assert.False(Path.Exists(SocketPath));
        await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(SocketPath));
    }

    [Fact]
    public async Task RpcListener_should_replace_the_socket_of_a_service_that_died()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SocketPath)!);
        await BindAndKillAsync();
        Assert.True(Path.Exists(SocketPath));

        await using var listener = Start();
        using var client = await RawClient.ConnectAsync(SocketPath);
        await client.SendAsync(RawClient.LoadText("a"));
        Assert.Equal("a", await client.LoadedAsync());
    }

    [Fact]
    public void Listening_socket_should_not_remove_the_next_service_s_when_it_is_disposed_again()
    {
        var first = ListeningSocket.Open(SocketPath);
        first.Dispose();
        using var second = ListeningSocket.Open(SocketPath);
        first.Dispose();

        Assert.True(Path.Exists(SocketPath));
    }

    [Fact]
    public void Listening_socket_should_say_where_it_may_not_be_made()
    {
        // mkdir(2) in sysfs is EPERM, for root too.
        var refusal = Assert.Throws<IOException>(() => ListeningSocket.Open("/sys/actorload/io.actorload.Loader"));

        Assert.StartsWith("cannot listen on /sys/actorload/io.actorload.Loader: ", refusal.Message);
        Assert.EndsWith("Start it as root, or set actorload.socket to another path", refusal.Message);
    }

    [Fact]
    public void Listening_socket_should_not_take_every_trouble_for_another_service()
    {
        Directory.CreateDirectory(SocketPath + ".lock");

        var refusal = Assert.ThrowsAny<IOException>(() => ListeningSocket.Open(SocketPath));

        Assert.DoesNotContain("another actorloadd", refusal.Message);
    }

    [Fact]
    public async Task Second_service_should_refuse_to_start_and_leave_the_first_alone()
    {
        await using var first = Start();

        var refusal = Assert.Throws<IOException>(() => Start());

        Assert.Equal(
            $"another actorloadd listens on {SocketPath}: stop it (systemctl stop actorloadd), or set actorload.socket to another path",
            refusal.Message);
        using var client = await RawClient.ConnectAsync(SocketPath);
        await client.SendAsync(RawClient.LoadText("a"));
        Assert.Equal("a", await client.LoadedAsync());
    }

    [Fact]
    public void RpcListener_should_leave_a_socket_alone_that_another_program_listens_on()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SocketPath)!);
        using var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        other.Bind(new UnixDomainSocketEndPoint(SocketPath));
        other.Listen();

        Assert.StartsWith("another actorloadd listens on ", Assert.Throws<IOException>(() => Start()).Message, StringComparison.Ordinal);
        Assert.True(Path.Exists(SocketPath));
    }

    [Fact]
    public void RpcListener_should_leave_a_file_alone_that_is_no_socket()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SocketPath)!);
        File.WriteAllText(SocketPath, "precious");

        var refusal = Assert.Throws<IOException>(() => Start());

        Assert.Equal($"{SocketPath} is there and is no socket: remove it, or set actorload.socket to another path", refusal.Message);
        Assert.Equal("precious", File.ReadAllText(SocketPath));
    }

    [Theory]
    [InlineData("run/x", "the socket's path 'run/x' is not absolute: give it from the root")]
    [InlineData(
        "/actorload-no-such-folder/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "the socket's path '/actorload-no-such-folder/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is longer than the 107 bytes of unix(7): use a shorter one")]
    public void RpcListener_should_say_what_is_wrong_with_a_path(string path, string message) =>
        Assert.Equal(message, Assert.Throws<IOException>(() => Start(path)).Message);

    [Fact]
    public async Task RpcListener_should_turn_away_more_connections_than_a_process_may_have()
    {
        await using var listener = Start(limits: RpcLimits.Default with { ConnectionsOfProcess = 2 });
        using var first = await WelcomeAsync();
        var second = await WelcomeAsync();
        using var third = await RawClient.ConnectAsync(SocketPath);

        await third.SendAsync(RawClient.LoadText("a"));

        Assert.Equal("""{"error":"io.actorload.Loader.TooManyRequests","parameters":{"limit":2}}""", await third.ReplyAsync());
        Assert.Null(await third.ReplyAsync());
        second.Dispose();
        await RpcFixture.EventuallyAsync(() => listener.Connections == 1, "the second leaves");
        using var fourth = await WelcomeAsync();
    }

    [Fact]
    public async Task RpcListener_should_turn_away_more_connections_than_there_may_be()
    {
        await using var listener = Start(limits: RpcLimits.Default with { Connections = 1 });
        using var first = await WelcomeAsync();
        using var second = await RawClient.ConnectAsync(SocketPath);

        await second.SendAsync(RawClient.LoadText("a"));

        Assert.Equal("""{"error":"io.actorload.Loader.TooManyRequests","parameters":{"limit":1}}""", await second.ReplyAsync());
    }

    [Fact]
    public async Task RpcListener_should_let_in_nobody_but_root()
    {
        Assert.True(Environment.IsPrivilegedProcess, "this spec needs root, to become nobody");
        var loader = new FakeLoader();
        await using var listener = Start(loader);
        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        Assert.Equal("Permission denied", await CallAsNobodyAsync());

        // Even where somebody opened the socket to all.
        File.SetUnixFileMode(SocketPath, (UnixFileMode)Convert.ToInt32("666", 8));

        Assert.Equal("""{"error":"io.actorload.Loader.NotPermitted","parameters":{"uid":65534}}""", await CallAsNobodyAsync());
        Assert.Equal(0, loader.Begun);
    }

    [Fact]
    public async Task RpcListener_should_send_what_is_due_when_it_stops()
    {
        var loader = new FakeLoader(holds: true);
        var listener = Start(loader);
        using var client = await RawClient.ConnectAsync(SocketPath);
        await client.SendAsync(RawClient.LoadText("a"));
        await RpcFixture.EventuallyAsync(() => loader.Begun == 1, "the call begins");

        var stopping = listener.StopAsync(HangGuard.Limit);
        Assert.False(stopping.IsCompleted);
        loader.Held.Single().Sink.Complete(FakeLoader.AnswerFor("a"));

        Assert.Equal("a", await client.LoadedAsync());
        Assert.Null(await client.ReplyAsync());
        await stopping;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RpcListener Start(FakeLoader loader) => Start(SocketPath, loader);

    private RpcListener Start(string? path = null, FakeLoader? loader = null, RpcLimits? limits = null) =>
        RpcListener.Start(ListeningSocket.Open(path ?? SocketPath), loader ?? new FakeLoader(), limits ?? RpcLimits.Default, NoLogger.Instance);

    private async Task<RawClient> WelcomeAsync()
    {
        var client = await RawClient.ConnectAsync(SocketPath);
        await client.SendAsync(RawClient.LoadText("a"));
        Assert.Equal("a", await client.LoadedAsync());
        return client;
    }

    private Task<string> CallAsNobodyAsync() => RunAsync(
        "setpriv",
        "--reuid=65534", "--regid=65534", "--clear-groups", "perl", "-MIO::Socket::UNIX", "-e",
        "my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or print(\"$!\"), exit; syswrite $s, qq({\"method\":\"io.actorload.Loader.Status\"}\\0); local $/ = \"\\0\"; $_ = <$s>; chomp; print",
        SocketPath);

    private Task<string> BindAndKillAsync() => RunAsync(
        "perl", "-MIO::Socket::UNIX", "-e", "my $s = IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 1) or die $!; kill 9, $$", SocketPath);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
