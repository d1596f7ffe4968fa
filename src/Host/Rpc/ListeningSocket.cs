using System.Net.Sockets;
using static Tmds.Linux.LibC;

namespace ActorLoad.Host.Rpc;

/// <summary>The socket that is listened on, and what it leaves in the file system.</summary>
internal sealed class ListeningSocket : IDisposable
{
    /// <summary>Connections that may wait to be taken.</summary>
    internal const int Backlog = 4096;

    // Has .NET begin what follows a socket's readiness on the thread that waited for it, which saves a single call half of its
    // time. Read once, with the process's first socket (SocketAsyncEngine of .NET), so this must be the first. It holds for
    // all sockets of the process: nothing that follows one may block.
    private const string InlineVariable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode EveryoneMayEnter =
        OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly FileStream? _lock;
    private readonly string? _path;

    private ListeningSocket(Socket socket, FileStream? held, string? path) => (Socket, _lock, _path) = (socket, held, path);

    /// <summary>The socket.</summary>
    public Socket Socket { get; }

    /// <summary>
    /// Listens at a path, or on the socket that systemd handed over (sd_listen_fds(3)). The folder is made where it is missing. What a dead service left there is
    /// removed; a living one's is not.
    /// </summary>
    /// <exception cref="IOException">It cannot: the message says why and what to do.</exception>
    public static ListeningSocket Open(string path)
    {
        var before = Environment.GetEnvironmentVariable(InlineVariable);
        Environment.SetEnvironmentVariable(InlineVariable, before ?? "1");
        try
        {
            return InheritedSocket.Take() is { } inherited
                ? new ListeningSocket(inherited, held: null, path: null)
                : Bind(path);
        }
        finally
        {
            // Programs that this process starts have nothing to do with it.
            Environment.SetEnvironmentVariable(InlineVariable, before);
        }
    }

    /// <summary>Stops listening, and removes the file that was made: once, for later the path may be another service's.</summary>
    public void Dispose()
    {
        Socket.Dispose();
        if (_path is not null && _lock is { CanWrite: true })
        {
            File.Delete(_path);
        }

        _lock?.Dispose();
    }

    private static ListeningSocket Bind(string path)
    {
        try
        {
            return Bind(path, Address(path));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"cannot listen on {path}: {e.Message} Start it as root, or set actorload.socket to another path", e);
        }
    }

    private static ListeningSocket Bind(string path, UnixDomainSocketEndPoint address)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, EveryoneMayEnter);
        var held = Lock(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            RemoveStale(path, address);
            socket.Bind(address);
            // Between bind and listen nobody can connect, so nobody slips in under another mode.
            File.SetUnixFileMode(path, OwnerOnly);
            socket.Listen(Backlog);
            return new ListeningSocket(socket, held, path);
        }
        catch (Exception e)
        {
            socket.Dispose();
            held.Dispose();
            throw e is SocketException ? new IOException($"cannot listen on {path}: {e.Message}", e) : e;
        }
    }

    private static UnixDomainSocketEndPoint Address(string path)
    {
        try
        {
            return Path.IsPathRooted(path)
                ? new UnixDomainSocketEndPoint(path)
                : throw new IOException($"the socket's path '{path}' is not absolute: give it from the root");
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new IOException($"the socket's path '{path}' is longer than the 107 bytes of unix(7): use a shorter one", e);
        }
    }

    // Held as long as the service lives, however it ends: two that start at once cannot both find the other's socket dead.
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = OwnerOnly,
            });
        }
        catch (IOException e) when (e.HResult == EWOULDBLOCK)
        {
            throw InUse(path, e);
        }
    }

    private static void RemoveStale(string path, UnixDomainSocketEndPoint address)
    {
        if (!Path.Exists(path))
        {
            return;
        }

        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            probe.Connect(address);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            // connect(2) says the same of a file that is no socket.
            if (!IsSocket(path))
            {
                throw new IOException($"{path} is there and is no socket: remove it, or set actorload.socket to another path", e);
            }

            File.Delete(path);
            return;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
        {
            // Its backlog is full: it lives.
        }

        throw InUse(path, null);
    }

    // A socket cannot be opened (ENXIO, open(2)), everything else that root finds here can.
    private static bool IsSocket(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            return false;
        }
        catch (IOException e)
        {
            return e is not (FileNotFoundException or DirectoryNotFoundException);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IOException InUse(string path, Exception? inner) => new(
        $"another actorloadd listens on {path}: stop it (systemctl stop actorloadd), or set actorload.socket to another path", inner);
}
