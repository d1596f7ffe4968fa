using System.Net.Sockets;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Storm;

/// <summary>One connection that writes all its calls without waiting, and counts the replies, which come in the same order.</summary>
/// <param name="tally">Where to count.</param>
/// <param name="specs">What to ask for, one call each.</param>
/// <param name="retry">Whether a remembered failure is to be forgotten.</param>
internal sealed class PipelinedConnection(Tally tally, IReadOnlyList<string> specs, bool retry) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly FrameBuffer _received = new(Contract.MaxReplyBytes, 64 * 1024);
    private int _answered;

    /// <summary>Connects; sends nothing.</summary>
    public ValueTask ConnectAsync(string path, CancellationToken stop) => _socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);

    /// <summary>Sends the calls and takes the replies, until the last one or the end of the connection.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.WhenAll(SendAsync(stop), ReceiveAsync(stop));
        }
        catch (SocketException e)
        {
            tally.Error($"connection: {e.SocketErrorCode}");
        }
        catch (OperationCanceledException)
        {
            tally.Error("connection: the storm's time limit");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async Task SendAsync(CancellationToken stop)
    {
        var calls = specs.Distinct().ToDictionary(
            spec => spec, spec => LoadCall.Write(new LoadParameters(spec) { Retry = retry }), StringComparer.Ordinal);
        using var frames = new MemoryStream();
        foreach (var spec in specs)
        {
            frames.Write(calls[spec].Span);
        }

        var rest = frames.GetBuffer().AsMemory(0, (int)frames.Length);
        while (!rest.IsEmpty)
        {
            rest = rest[await _socket.SendAsync(rest, SocketFlags.None, stop)..];
        }
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        while (_answered < specs.Count)
        {
            var count = await _socket.ReceiveAsync(_received.GetMemory(), SocketFlags.None, stop);
            if (count == 0)
            {
                tally.Error("connection: closed by the service");
                return;
            }

            _received.Advance(count);
            Count();
        }
    }

    private void Count()
    {
        while (_answered < specs.Count && _received.TryRead(out var frame) == FrameStatus.Frame)
        {
            tally.Reply(specs[_answered++], frame);
        }
    }
}
