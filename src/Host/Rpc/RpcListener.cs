using System.Collections.Concurrent;
using System.Net.Sockets;
using Akka.Event;

namespace ActorLoad.Host.Rpc;

/// <summary>The daemon's socket: accepts connections and serves them until it is stopped. Thread-safe.</summary>
internal sealed class RpcListener : IAsyncDisposable
{
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    private readonly ListeningSocket _listening;
    private readonly ILoader _loader;
    private readonly RpcLimits _limits;
    private readonly ILoggingAdapter _log;
    private readonly Admission _admission;
    private readonly ConcurrentDictionary<RpcSession, Task> _sessions = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    private RpcListener(ListeningSocket listening, ILoader loader, RpcLimits limits, ILoggingAdapter log)
    {
        (_listening, _loader, _limits, _log) = (listening, loader, limits, log);
        _admission = new Admission(limits);
        _accepting = AcceptAsync();
    }

    /// <summary>Connections that were let in and are open.</summary>
    public int Connections => _admission.Count;

    /// <summary>Accepts connections from now on.</summary>
    /// <param name="listening">The socket; the listener's from now on.</param>
    /// <param name="loader">What carries calls out.</param>
    /// <param name="limits">What peers may take.</param>
    /// <param name="log">For what an operator should know.</param>
    public static RpcListener Start(ListeningSocket listening, ILoader loader, RpcLimits limits, ILoggingAdapter log) =>
        new(listening, loader, limits, log);

    /// <summary>
    /// Accepts and reads nothing more, sends the replies that are due, and closes all connections; those that are not done in
    /// time are closed as they are. What waits has to be refused by the loader before or meanwhile.
    /// </summary>
    public async Task StopAsync(TimeSpan within)
    {
        await _stop.CancelAsync();
        _listening.Dispose();
        await _accepting;
        foreach (var session in _sessions.Keys)
        {
            session.Stop();
        }

        var ended = Task.WhenAll(_sessions.Values);
        try
        {
            await ended.WaitAsync(within);
        }
        catch (TimeoutException)
        {
            _log.Warning("{Connections} connections did not take their replies in time and were closed", Connections);
            foreach (var session in _sessions.Keys)
            {
                session.Abort();
            }

            await ended;
        }
    }

    /// <summary>Stops at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var connection = await _listening.Socket.AcceptAsync(_stop.Token);
                ThreadPool.UnsafeQueueUserWorkItem(Welcome, connection, preferLocal: false);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException || _stop.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException e)
            {
                // Most likely no descriptor is left: connections wait in the backlog until one is.
                _log.Warning("no connection can be accepted: {Reason}", e.Message);
                await Task.Delay(AcceptPause);
            }
        }
    }

    private void Welcome(Socket connection)
    {
        try
        {
            var peer = Peer.Of(connection);
            if (!_admission.TryEnter(peer, out var refusal))
            {
                connection.Dispose();
                return;
            }

            if (refusal is not null)
            {
                _log.Warning("pid={Pid} uid={Uid} comm={Comm} is turned away: {Reason}", peer.Pid, peer.Uid, peer.Comm, refusal.Message);
            }

            var session = new RpcSession(connection, peer, _loader, _limits, refusal);
            var serving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _sessions[session] = serving.Task;
            _ = ServeAsync(session, peer, refusal is not null, serving);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            connection.Dispose();
        }
    }

    private async Task ServeAsync(RpcSession session, Peer peer, bool turnedAway, TaskCompletionSource serving)
    {
        try
        {
            using (session)
            {
                await session.RunAsync();
            }
        }
        catch (Exception e)
        {
            _log.Error(e, "the connection of pid={Pid} comm={Comm} broke", peer.Pid, peer.Comm);
        }
        finally
        {
            _sessions.TryRemove(session, out _);
            _admission.Leave(peer, turnedAway);
            serving.SetResult();
        }
    }
}
