using System.Net.Sockets;
using System.Text;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Tests.Rpc;

/// <summary>A client that sends whatever it is told to.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly FrameBuffer _frames = new(Contract.MaxReplyBytes);

    private RawClient(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    public static async Task<RawClient> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return new RawClient(socket);
    }

    public static string LoadText(string spec) => Encoding.UTF8.GetString(LoadCall.Write(new LoadParameters(spec)).Span);

    public async Task SendAsync(string text) => await SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await Socket.SendAsync(bytes)..];
        }
    }

    /// <summary>The next reply, or null where the service closed the connection.</summary>
    public async Task<string?> ReplyAsync()
    {
        while (true)
        {
            if (_frames.TryRead(out var frame) == FrameStatus.Frame)
            {
                return Encoding.UTF8.GetString(frame);
            }

            try
            {
                using var limit = new CancellationTokenSource(HangGuard.Limit);
                var count = await Socket.ReceiveAsync(_frames.GetMemory(), limit.Token);
                if (count == 0)
                {
                    return null;
                }

                _frames.Advance(count);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
            {
                return null;
            }
        }
    }

    /// <summary>The first module's name in the next reply, which must be an answer to a load.</summary>
    public async Task<string> LoadedAsync()
    {
        var text = await ReplyAsync() ?? throw new InvalidOperationException("the service closed the connection");
        return LoadAnswer.Read(Reply.Read(Encoding.UTF8.GetBytes(text)).Parameters).Modules[0].Name;
    }

    public void Dispose() => Socket.Dispose();
}
