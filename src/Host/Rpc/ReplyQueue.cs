using System.Buffers;
using System.Collections.Concurrent;
using System.Net.Sockets;

namespace ActorLoad.Host.Rpc;

/// <summary>
/// The replies of one connection, in the order of the calls. Answers come in any order and from any thread; one thread at a
/// time sends those that are due, as many as fit at once. Memory is bounded by the calls in flight, which the reader watches.
/// </summary>
internal sealed class ReplyQueue(Socket socket) : IThreadPoolWorkItem, IDisposable
{
    private const int SendBytes = 64 * 1024;
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<ReplySlot> _slots = new();
    private readonly SemaphoreSlim _progress = new(0);
    private ReadOnlyMemory<byte> _carried;
    private int _unsent;
    private int _oneWays;
    private int _work;
    private int _watched;
    private bool _closing;
    private volatile bool _closed;

    /// <summary>Whether the connection is closed: nobody waits for answers any more.</summary>
    public bool IsClosed => _closed;

    /// <summary>Calls whose replies are not sent.</summary>
    public int Unsent => Volatile.Read(ref _unsent);

    /// <summary>Calls that are being carried out or whose replies are not sent.</summary>
    public int InFlight => Unsent + Volatile.Read(ref _oneWays);

    /// <summary>Takes the next place in the order. The reader only.</summary>
    public void Add(ReplySlot slot)
    {
        Interlocked.Increment(ref _unsent);
        _slots.Enqueue(slot);
    }

    /// <summary>Counts a load without a reply. The reader only.</summary>
    public void AddOneWay() => Interlocked.Increment(ref _oneWays);

    /// <summary>A load without a reply is over.</summary>
    public void OneWayEnded()
    {
        Interlocked.Decrement(ref _oneWays);
        Progressed();
    }

    /// <summary>
    /// Keeps what gets ready from being sent until <see cref="Release"/>, so that the answers to many calls that came at once go
    /// out at once. False when another thread is sending; then there is nothing to release.
    /// </summary>
    public bool Hold() => Interlocked.Increment(ref _work) == 1;

    /// <summary>Sends what got ready since <see cref="Hold"/> gave true.</summary>
    public void Release() => _ = SendDueAsync();

    /// <summary>Something got ready to be sent. Any thread.</summary>
    public void Ready()
    {
        if (Interlocked.Increment(ref _work) != 1)
        {
            return;
        }

        if (Unsent <= 1)
        {
            // Nothing that it could be sent together with: the shortest way.
            _ = SendDueAsync();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public void Execute() => _ = SendDueAsync();

    /// <summary>Waits until the condition holds. False when the connection was closed or the peer went away before.</summary>
    public async ValueTask<bool> UntilAsync(Func<ReplyQueue, bool> condition)
    {
        while (true)
        {
            Interlocked.Exchange(ref _watched, 1);
            if (_closed)
            {
                return false;
            }

            if (condition(this))
            {
                return true;
            }

            // Nobody reads the socket meanwhile, so nobody would see the peer's end.
            if (!await _progress.WaitAsync(ProbeInterval) && !PeerIsThere())
            {
                return false;
            }
        }
    }

    /// <summary>Whether the peer can still read: a write of nothing is EPIPE when it cannot (unix(7)).</summary>
    public bool PeerIsThere()
    {
        try
        {
            socket.Send(ReadOnlySpan<byte>.Empty, SocketFlags.None, out var error);
            return error is SocketError.Success or SocketError.WouldBlock;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Closes the connection. Any thread, any time.</summary>
    public void Dispose()
    {
        _closed = true;
        socket.Dispose();
        _slots.Clear();
        Progressed();
    }

    private async Task SendDueAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(SendBytes);
        try
        {
            int seen;
            do
            {
                seen = Volatile.Read(ref _work);
                await SendDueAsync(buffer);
            }
            while (Interlocked.Add(ref _work, -seen) != 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The peer is gone. The count of work stays above zero, so nobody tries again.
            Dispose();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask SendDueAsync(byte[] buffer)
    {
        while (Fill(buffer, out var length, out var replies))
        {
            await SendAsync(buffer.AsMemory(0, length));
            if (_carried.Length > buffer.Length)
            {
                await SendAsync(_carried);
                _carried = default;
            }

            Interlocked.Add(ref _unsent, -replies);
            Progressed();
        }

        if (_closing)
        {
            Dispose();
        }
    }

    /// <summary>Copies what is due until the buffer is full. False when nothing is due.</summary>
    private bool Fill(byte[] buffer, out int length, out int replies)
    {
        (length, replies) = (0, 0);
        while (true)
        {
            if (!_carried.IsEmpty)
            {
                if (_carried.Length > buffer.Length - length)
                {
                    return true;
                }

                _carried.CopyTo(buffer.AsMemory(length));
                length += _carried.Length;
                _carried = default;
            }

            if (_closing || !_slots.TryPeek(out var slot) || !slot.TryTake(out _carried, out var last))
            {
                return length > 0;
            }

            if (last)
            {
                _closing = slot.Closes;
                replies += _slots.TryDequeue(out _) ? 1 : 0;
            }
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }

    private void Progressed()
    {
        if (Interlocked.Exchange(ref _watched, 0) == 1)
        {
            _progress.Release();
        }
    }
}
