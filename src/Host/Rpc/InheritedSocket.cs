using System.Globalization;
using System.Net.Sockets;
using Tmds.Linux;
using static Tmds.Linux.LibC;

namespace ActorLoad.Host.Rpc;

/// <summary>The listening socket that systemd hands over to a socket-activated service (sd_listen_fds(3)).</summary>
internal static class InheritedSocket
{
    // SD_LISTEN_FDS_START
    private const int FirstDescriptor = 3;

    /// <summary>Takes the socket; null when there is none for this process. Its descriptor is kept from child processes.</summary>
    /// <exception cref="IOException">What was handed over is not one listening Unix stream socket.</exception>
    public static Socket? Take()
    {
        var pid = Environment.GetEnvironmentVariable("LISTEN_PID");
        var count = Environment.GetEnvironmentVariable("LISTEN_FDS");
        if (pid != Environment.ProcessId.ToString(CultureInfo.InvariantCulture) || count is null)
        {
            return null;
        }

        foreach (var variable in new[] { "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES" })
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        return count == "1"
            ? TakeOver(Adopt(FirstDescriptor))
            : throw new IOException($"systemd handed over LISTEN_FDS={count}, and one listening socket is expected: see actorloadd.socket");
    }

    // listen(2) again: from now on SO_PEERCRED of who connects names this process, and no longer systemd (unix_listen() in
    // net/unix/af_unix.c), by which they can tell whether somebody is here.
    private static Socket TakeOver(Socket socket)
    {
        socket.Listen(ListeningSocket.Backlog);
        return socket;
    }

    /// <summary>Takes over a descriptor.</summary>
    /// <exception cref="IOException">It is no listening Unix stream socket.</exception>
    internal static Socket Adopt(int descriptor)
    {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC);
        var handle = new SafeSocketHandle(descriptor, ownsHandle: true);
        try
        {
            var socket = new Socket(handle);
            var listens = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection) is 1;
            return socket is { AddressFamily: AddressFamily.Unix, SocketType: SocketType.Stream } && listens
                ? socket
                : throw new IOException(
                    $"descriptor {descriptor} from systemd is no listening Unix stream socket: see ListenStream= in actorloadd.socket");
        }
        catch (Exception e)
        {
            handle.Dispose();
            throw e is SocketException ? new IOException($"descriptor {descriptor} from systemd is no socket: {e.Message}", e) : e;
        }
    }
}
