using System.Net.Sockets;
using ActorLoad.Host.Rpc;

namespace ActorLoad.Host.Tests.Rpc;

public sealed class InheritedSocketSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorload-inherit-").FullName;

    [Fact]
    public async Task InheritedSocket_should_accept_connections_and_be_kept_from_child_processes()
    {
        var given = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        given.Bind(new UnixDomainSocketEndPoint(_folder + "/socket"));
        given.Listen();
        var descriptor = (int)given.SafeHandle.DangerousGetHandle();
        given.SafeHandle.SetHandleAsInvalid();

        using var taken = InheritedSocket.Adopt(descriptor);
        var accepting = taken.AcceptAsync();
        using var client = await RawClient.ConnectAsync(_folder + "/socket");
        using var accepted = await accepting;

        Assert.True(accepted.Connected);

        // O_CLOEXEC, as /proc/PID/fdinfo shows it (proc(5)): octal 02000000.
        var flags = (await File.ReadAllLinesAsync($"/proc/self/fdinfo/{descriptor}")).Single(line => line.StartsWith("flags:", StringComparison.Ordinal));
        Assert.NotEqual(0, Convert.ToInt32(flags.Split('\t')[1], 8) & Convert.ToInt32("2000000", 8));
    }

    [Fact]
    public void InheritedSocket_should_refuse_what_does_not_listen()
    {
        var given = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var descriptor = (int)given.SafeHandle.DangerousGetHandle();
        given.SafeHandle.SetHandleAsInvalid();

        var refusal = Assert.Throws<IOException>(() => InheritedSocket.Adopt(descriptor));

        Assert.Equal(
            $"descriptor {descriptor} from systemd is no listening Unix stream socket: see ListenStream= in actorloadd.socket", refusal.Message);
    }

    [Fact]
    public void InheritedSocket_should_refuse_what_is_no_socket()
    {
        using var file = File.OpenHandle("/dev/null");
        var descriptor = (int)file.DangerousGetHandle();
        file.SetHandleAsInvalid();

        var refusal = Assert.Throws<IOException>(() => InheritedSocket.Adopt(descriptor));

        Assert.StartsWith($"descriptor {descriptor} from systemd is no socket: ", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
