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
    private const int Init = 1;
    // The first look finds a stopped service; the later ones come ever more rarely, because a thousand clients that look often keep
    // a slow machine from the load that they wait for.
    private const int FirstLookMicroseconds = 25_000;
    private const int LastLookMicroseconds = 400_000;
    private const int PathCapacity = 107;

    private readonly string _path;
    private readonly int _socket;
    private readonly Patience? _patience;
    private int _look = FirstLookMicroseconds;
    private readonly FrameBuffer _received = new(Contract.MaxReplyBytes);
    private long _sent;
    private bool _heard;

    private DaemonConnection(string path, int socket, Patience? patience)
    {
        _path = path;
        _socket = socket;
        _patience = patience;
    }

    /// <summary>Connects to the service's socket.</summary>
    /// <param name="path">The socket.</param>
    /// <param name="patience">Null for as long as it takes: a service that a storm keeps busy comes to every call in the end.</param>
    /// <exception cref="DaemonUnreachableException">Nobody there, or nobody who takes connections.</exception>
    public static DaemonConnection Open(string path, Patience? patience)
    {
        var error = TryConnect(path, patience, out var socket);
        return error == 0
            ? new DaemonConnection(path, socket, patience)
            : throw new DaemonUnreachableException(
                $"cannot reach actorloadd at {path}: {Reason(error, patience)} (is actorloadd.service running?)");
    }

    /// <summary>Sends one or several frames.</summary>
    /// <exception cref="DaemonUnreachableException">The service closed the connection or does not read.</exception>
    public void Send(ReadOnlySpan<byte> frames)
    {
        _sent = Stopwatch.GetTimestamp();
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
        else if (error == EAGAIN && !_heard && _patience is not null && UnreadBytes() > 0)
        {
            LookLater(LosePatience(_patience));
        }
        else if (Stopwatch.GetTimestamp() > deadline)
        {
            throw Broken("it did not answer in time");
        }
        else if (error == EAGAIN && _patience is not null)
        {
            LookLater(TimeSpan.MaxValue);
        }
    }

    private void LookLater(TimeSpan within)
    {
        _look = Math.Min(2 * _look, LastLookMicroseconds);
        SetReceiveTimeout(_socket, seconds: 0, (long)Math.Clamp(within.TotalMicroseconds, 1, _look));
    }

    // Nobody has read the call. A stopped service will not, and one that systemd holds the socket for (its process 1 is the peer
    // until the service has taken the socket over) is at best just starting. Gives what is left of the patience.
    private TimeSpan LosePatience(Patience patience)
    {
        var service = Peer();
        if (service > 0 && ProcessFile.IsAtRest(service))
        {
            throw Broken($"its process {service} is stopped");
        }

        var limit = service == Init ? patience.Starting : patience.Busy;
        var left = limit - Stopwatch.GetElapsedTime(_sent);
        return left > TimeSpan.Zero ? left : throw Broken($"it did not read the call within {limit.TotalSeconds} s");
    }

    private int Peer()
    {
        Span<int> credentials = [0, 0, 0]; // struct ucred: pid, uid, gid
        socklen_t length = 3 * sizeof(int);
        fixed (int* start = credentials)
        {
            return getsockopt(_socket, SOL_SOCKET, SO_PEERCRED, (byte*)start, &length) == 0 ? credentials[0] : 0;
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

    private static string Reason(int error, Patience? patience) =>
        error == EAGAIN ? $"it took no connection within {patience?.Busy.TotalSeconds} s" : ErrorNumber.Text(error);

    private static int TryConnect(string path, Patience? patience, out int descriptor)
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

        SetTimeouts(opened, patience);
        if (connect(opened, (sockaddr*)&address, sizeof(sockaddr_un)) != 0)
        {
            error = errno;
            _ = close(opened);
            return error;
        }

        descriptor = opened;
        return 0;
    }

    // SO_SNDTIMEO bounds connect(2), too, while the listener's queue is full; 0 is no bound. What is waited for while
    // receiving is looked at in between, often only for those who have something else to do. struct timeval is two longs on
    // 64-bit Linux.
    private static void SetTimeouts(int socket, Patience? patience)
    {
        var bound = patience?.Busy ?? TimeSpan.Zero;
        var send = stackalloc long[2] { (long)bound.TotalSeconds, bound.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond };
        _ = setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, (byte*)send, 2 * sizeof(long));
        SetReceiveTimeout(socket, patience is null ? 1 : 0, patience is null ? 0 : FirstLookMicroseconds);
    }

    private static void SetReceiveTimeout(int socket, long seconds, long microseconds)
    {
        var receive = stackalloc long[2] { seconds, microseconds };
        _ = setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, (byte*)receive, 2 * sizeof(long));
    }
}
