using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ActorLoad.Client.Tests.Support;

/// <summary>
/// A varlink service of a few lines over a real socket, that answers as a test wants. It has its own idea of the wire: what it
/// writes is text, not the project's codec.
/// </summary>
public sealed class FakeDaemon : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Func<string, JsonElement, string?> _answer;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _calls = [];
    private readonly Task _accepting;

    /// <summary>Listens.</summary>
    /// <param name="answer">
    /// From method and parameters to the bytes of the answer, NULs and all; null to answer nothing, and <see cref="HangUp"/> at
    /// its end to close the connection.
    /// </param>
    /// <param name="accepts">Whether connections are taken at all.</param>
    public FakeDaemon(Func<string, JsonElement, string?> answer, bool accepts = true)
    {
        _answer = answer;
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"actorload-{Guid.NewGuid():N}.sock");
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen(16);
        _accepting = accepts ? Accept() : Task.CompletedTask;
    }

    public const string HangUp = "<hang up>";

    public string Path { get; }

    /// <summary>The calls so far, as JSON.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public static string Frame(string parameters) => $"{{\"parameters\":{parameters}}}\0";

    public static string Error(string name, string parameters = "{}") => $"{{\"error\":\"{name}\",\"parameters\":{parameters}}}\0";

    /// <summary>Answers each Load with what the test says, and nothing else.</summary>
    public static FakeDaemon Loading(Func<string, string> reply) =>
        new((method, p) => method == "io.actorload.Loader.Load" ? Frame(reply(p.GetProperty("spec").GetString()!)) : null);

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        File.Delete(Path);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptAsync(_stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(Socket peer)
    {
        using var socket = peer;
        var pending = new List<byte>();
        var buffer = new byte[65536];
        try
        {
            while (await socket.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
            {
                pending.AddRange(buffer.AsSpan(0, count));
                while (pending.IndexOf(0) is >= 0 and var end)
                {
                    var call = Encoding.UTF8.GetString([.. pending.Take(end)]);
                    pending.RemoveRange(0, end + 1);
                    if (!await Answer(socket, call))
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The client is gone, or the test is over.
        }
    }

    private async Task<bool> Answer(Socket socket, string call)
    {
        lock (_calls)
        {
            _calls.Add(call);
        }

        using var document = JsonDocument.Parse(call);
        document.RootElement.TryGetProperty("parameters", out var parameters);
        var answer = _answer(document.RootElement.GetProperty("method").GetString()!, parameters) ?? "";
        var hangUp = answer.EndsWith(HangUp);
        await socket.SendAsync(Encoding.UTF8.GetBytes(hangUp ? answer[..^HangUp.Length] : answer), _stop.Token);
        return !hangUp;
    }
}
