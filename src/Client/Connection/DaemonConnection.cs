using System.Diagnostics;
using System.Text;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;
using Tmds.Linux;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Connection;

/// <summary>
/// A connection to the service, with plain blocking system calls: System.Net.Sockets starts an event loop of its own, which
/// a process of a millisecond has no use for. Not thread-safe.
/// </summary>
internal sealed unsafe class DaemonConnection : IDisposable
{
    private const int None = -1;
    private const int PathCapacity = 107;

    private readonly string _path;
    private readonly int _socket;
    private readonly FrameBuffer _received = new(Contract.MaxReplyBytes);
    private bool _heard;

    private DaemonConnection(string path, int socket)
    {
        _path = path;
        _socket = socket;
    }

    /// <summary>Seconds in which the service must take the connection and its first call; a load may take longer.</summary>
    public const int PatienceSeconds = 1;

    /// <summary>Connects to the service's socket.</summary>
    /// <exception cref="DaemonUnreachableException">Nobody there, or nobody who takes connections.</exception>
    public static DaemonConnection Open(string path)
    {
        var error = TryConnect(path, out var socket);
        return error == 0
            ? new DaemonConnection(path, socket)
            : throw new DaemonUnreachableException(
                $"cannot reach actorloadd at {path}: {Reason(error)} (is actorloadd.service running?)");
    }

    /// <summary>Sends one or several frames.</summary>
    /// <exception cref="DaemonUnreachableException">The service closed the connection or does not read.</exception>
    public void Send(ReadOnlySpan<byte> frames)
    {
        while (!frames.IsEmpty)
        {
            long sent;
            fixed (byte* start = frames)
            {
                sent = send(_socket, start, frames.Length, MSG_NOSIGNAL);
            }

            var error = errno;
            if (sent < 0 && error != EINTR)
            {
                throw Broken(error == EAGAIN ? "it does not read" : ErrorNumber.Text(error));
            }

            frames = frames[(int)Math.Max(sent, 0)..];
        }
    }

    /// <summary>The next frame, without its NUL; good until the next call.</summary>
    /// <param name="deadline">Stopwatch ticks after which to stop waiting; null to wait for as long as the service lives.</param>
    /// <exception cref="DaemonUnreachableException">The connection ended, the service does not read, or the time is over.</exception>
    public ReadOnlySpan<byte> Receive(long? deadline = null)
    {
        while (true)
        {
            switch (_received.TryRead(out var frame))
            {
                case FrameStatus.Frame:
                    _heard = true;
                    return frame;
                case FrameStatus.TooLong:
                    throw Broken($"its answer is longer than {Contract.MaxReplyBytes} bytes");
                default:
                    Fill(deadline);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ = close(_socket);

    private void Fill(long? deadline)
    {
        long count;
        fixed (byte* start = _received.GetMemory().Span)
        {
            count = recv(_socket, start, _received.GetMemory().Length, 0);
        }

        var error = errno;
        if (count > 0)
        {
            _received.Advance((int)count);
        }
        else if (count == 0)
        {
            throw Broken("it closed the connection before its answer was complete");
        }
        else if (error != EINTR && error != EAGAIN)
        {
            throw Broken(ErrorNumber.Text(error));
        }
        else if (error == EAGAIN && !_heard && UnreadBytes() > 0)
        {
            throw Broken($"it did not read the call within {PatienceSeconds} s");
        }
        else if (Stopwatch.GetTimestamp() > deadline)
        {
            throw Broken("it did not answer in time");
        }
    }

    // What we sent and the peer has not read: SIOCOUTQ of unix(7). A listening socket (systemd's) takes a connection and
    // its bytes when nobody is behind it; this tells that from a load that takes its time.
    private int UnreadBytes()
    {
        var unread = 0;
        return ioctl(_socket, TIOCOUTQ, &unread) == 0 ? unread : 0;
    }

    private DaemonUnreachableException Broken(string reason) =>
        new($"actorloadd at {_path} failed to answer: {reason} (see journalctl -u actorloadd)");

    private static string Reason(int error) =>
        error == EAGAIN ? $"it took no connection within {PatienceSeconds} s" : ErrorNumber.Text(error);

    private static int TryConnect(string path, out int descriptor)
    {
        descriptor = None;
        sockaddr_un address = default;
        address.sun_family = AF_UNIX;
        var length = Encoding.UTF8.GetByteCount(path);
        if (length > PathCapacity)
        {
            return ENAMETOOLONG;
        }

        Encoding.UTF8.GetBytes(path, new Span<byte>((byte*)&address + sizeof(sa_family_t), PathCapacity));
        var opened = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        var error = errno;
        if (opened < 0)
        {
            return error;
        }

        SetTimeouts(opened);
        if (connect(opened, (sockaddr*)&address, sizeof(sockaddr_un)) != 0)
        {
            error = errno;
            _ = close(opened);
            return error;
        }

        descriptor = opened;
        return 0;
    }

    // SO_SNDTIMEO bounds connect(2), too, while the listener's queue is full. struct timeval is two longs on 64-bit Linux.
    private static void SetTimeouts(int socket)
    {
        var timeout = stackalloc long[2] { PatienceSeconds, 0 };
        _ = setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, (byte*)timeout, 2 * sizeof(long));
        _ = setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, (byte*)timeout, 2 * sizeof(long));
    }
}
