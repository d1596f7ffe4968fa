using System.Net.Sockets;

namespace ActorLoad.Interop.Uevents;

/// <summary>
/// The kernel's uevents: a netlink socket in the kernel's group. From <see cref="Bind"/> on the kernel keeps events for it. Only what
/// the kernel itself sent counts: others can send, too (any process with CAP_NET_ADMIN), but not with its address and credentials.
/// </summary>
public sealed class UeventSocket : IUeventSource, IDisposable
{
    // Header and environment of the kernel are 2 KiB and a path (UEVENT_BUFFER_SIZE of linux/kobject.h).
    private const int LongestDatagram = 16 * 1024;

    private readonly SafeSocketHandle _handle;
    private readonly byte[] _datagram = new byte[LongestDatagram];
    private Socket? _socket;
    private volatile bool _overrun;

    private UeventSocket(SafeSocketHandle handle) => _handle = handle;

    /// <summary>Bytes that the kernel keeps for this socket, its own bookkeeping included: twice what was asked for (socket(7), SO_RCVBUF).</summary>
    public int ReceiveBuffer => UeventCalls.ReceiveBuffer(_handle);

    /// <summary>Opens and binds.</summary>
    /// <param name="receiveBuffer">
    /// Bytes to keep unread events in. More than net.core.rmem_max needs CAP_NET_ADMIN (SO_RCVBUFFORCE); without it, that is what one gets.
    /// </param>
    /// <exception cref="IOException">The kernel refuses; the message says what.</exception>
    public static UeventSocket Bind(int receiveBuffer) => new(UeventCalls.Bind(receiveBuffer));

    /// <inheritdoc/>
    public async Task WaitAsync(CancellationToken stop)
    {
        // Not before it is needed: the process's first socket of the framework decides how all of them are waited for.
        _socket ??= new Socket(_handle);
        try
        {
            await _socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, stop).ConfigureAwait(false);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.NoBufferSpaceAvailable)
        {
            // Whoever asks first is told of it, once.
            _overrun = true;
        }
    }

    /// <inheritdoc/>
    public UeventReading Receive()
    {
        if (_overrun)
        {
            _overrun = false;
            return new UeventReading(UeventReadingKind.Overrun);
        }

        return UeventCalls.Receive(_handle, _datagram);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket?.Dispose();
        _handle.Dispose();
    }
}
