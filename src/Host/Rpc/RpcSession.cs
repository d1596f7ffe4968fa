using System.Net.Sockets;
using ActorLoad.Rpc;

namespace ActorLoad.Host.Rpc;

/// <summary>
/// One connection: reads calls and begins them as they come; <see cref="ReplyQueue"/> sends the replies in their order. A
/// connection with too much in flight, or whose peer does not read its replies, is not read until that changes.
/// </summary>
internal sealed class RpcSession : IDisposable
{
    private const int ShortRead = 2048;

    private readonly Socket _socket;
    private readonly RpcLimits _limits;
    private readonly ReplyQueue _queue;
    private readonly CallDispatcher _dispatcher;
    private readonly FrameBuffer _frames;
    private readonly Func<ReplyQueue, bool> _hasRoom;
    private volatile bool _stopping;

    /// <summary>Takes over a connection.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="peer">Its other end.</param>
    /// <param name="loader">What carries calls out.</param>
    /// <param name="limits">What the peer may take.</param>
    /// <param name="refusal">The answer to its first call, when it is turned away; else null.</param>
    public RpcSession(Socket socket, Peer peer, ILoader loader, RpcLimits limits, VarlinkException? refusal)
    {
        // A call of the socket that is not awaited must not wait either: behind a reply that a peer does not take it would hold up
        // the thread that waits for all sockets.
        socket.Blocking = false;
        _socket = socket;
        _limits = limits;
        _queue = new ReplyQueue(socket);
        _dispatcher = new CallDispatcher(loader, peer, _queue, limits, refusal);
        _frames = new FrameBuffer(limits.CallBytes);
        _hasRoom = HasRoom;
    }

    /// <summary>Serves the connection until one side ends it.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (!_dispatcher.IsOver && await ReadAsync())
            {
                await BeginCallsAsync();
            }

            if (_stopping)
            {
                _dispatcher.EndEvents(Faults.Stopping());
            }

            // Half-closed by the peer, or ended from here: what is due is still sent.
            if (_queue.PeerIsThere())
            {
                await _queue.UntilAsync(static queue => queue.Unsent == 0);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The peer is gone.
        }
    }

    /// <summary>Closes the connection, and lets go of what it began. After <see cref="RunAsync"/>.</summary>
    public void Dispose()
    {
        _queue.Dispose();
        _dispatcher.Dispose();
    }

    /// <summary>Reads no more calls, and closes behind the replies that are due. Any thread.</summary>
    public void Stop()
    {
        _stopping = true;
        try
        {
            _socket.Shutdown(SocketShutdown.Receive);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }

    /// <summary>Closes at once. Any thread.</summary>
    public void Abort() => _queue.Dispose();

    private bool HasRoom(ReplyQueue queue) => queue.InFlight < _limits.InFlight;

    private async ValueTask<bool> ReadAsync()
    {
        var receiving = _socket.ReceiveAsync(_frames.GetMemory(), SocketFlags.None);
        var streams = receiving.IsCompleted;
        var count = await receiving;
        _frames.Advance(count);
        if (count == 0 && _frames.HasPartialFrame)
        {
            _dispatcher.End(Faults.BadCall("the stream ended in the middle of a frame: no NUL behind it"));
        }

        if ((streams || count > ShortRead) && !Thread.CurrentThread.IsThreadPoolThread)
        {
            // On the thread that waits for all sockets: good for a single call, but a stream of them goes elsewhere.
            await Task.Yield();
        }

        return count > 0 && !_queue.IsClosed;
    }

    private async ValueTask BeginCallsAsync()
    {
        while (true)
        {
            var status = BeginCalls(out var slow);
            if (!slow.IsCompletedSuccessfully)
            {
                await slow;
            }
            else if (status == FrameStatus.Frame)
            {
                // Stopped in the middle: too much in flight.
                if (!await _queue.UntilAsync(_hasRoom))
                {
                    throw new SocketException((int)SocketError.ConnectionReset);
                }
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Begins the calls that are there, and sends at once what could be answered at once.</summary>
    /// <param name="slow">What has to be awaited before the next call.</param>
    /// <returns>Frame: there may be more calls, but something has to be waited for first.</returns>
    private FrameStatus BeginCalls(out Task slow)
    {
        slow = Task.CompletedTask;
        var holding = _queue.Hold();
        try
        {
            while (slow.IsCompletedSuccessfully && HasRoom(_queue))
            {
                var status = _frames.TryRead(out var frame);
                if (status == FrameStatus.TooLong)
                {
                    _dispatcher.End(Faults.BadCall($"a frame of more than {_limits.CallBytes} bytes"));
                }

                if (status != FrameStatus.Frame)
                {
                    return status;
                }

                slow = _dispatcher.Begin(frame);
                if (_dispatcher.IsOver)
                {
                    return FrameStatus.Incomplete;
                }
            }

            return FrameStatus.Frame;
        }
        finally
        {
            if (holding)
            {
                _queue.Release();
            }
        }
    }
}
