using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorLoad.Pages.Tests;

/// <summary>A page in Chromium, by its DevTools protocol (chromedevtools.github.io/devtools-protocol).</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _calls = new();
    private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private string? _session;
    private string _target = string.Empty;
    private int _last;

    /// <summary>What went wrong: exceptions, errors on the console, and what the browser refused.</summary>
    internal ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>What was asked for, the page itself included.</summary>
    internal ConcurrentQueue<string> Requests { get; } = new();

    internal static async Task<BrowserPage> Connect(Uri endpoint)
    {
        var page = new BrowserPage();
        await page._socket.ConnectAsync(endpoint, CancellationToken.None);
        page._reading = page.Read();
        page._target = (string)(await page.Call("Target.createTarget", new { url = "about:blank" }))["targetId"]!;
        page._session = (string)(await page.Call("Target.attachToTarget", new { targetId = page._target, flatten = true }))["sessionId"]!;
        foreach (var domain in new[] { "Runtime", "Log", "Network", "Page" })
        {
            await page.Call(domain + ".enable", new { });
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        _session = null;
        await Call("Target.closeTarget", new { targetId = _target });
        _socket.Abort(); // the browser ends such a connection without the words that belong to it
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _socket.Dispose();
    }

    internal async Task Show(string address)
    {
        await Call("Page.navigate", new { url = address });
        await _shown.Task.WaitAsync(Patience);
    }

    /// <summary>What an expression comes to.</summary>
    internal async Task<T> Read<T>(string expression)
    {
        var answer = await Call("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true });
        Assert.True(answer["exceptionDetails"] is null, answer["exceptionDetails"]?.ToJsonString());
        return answer["result"]!["value"].Deserialize<T>()!;
    }

    internal async Task Do(string expression) => await Read<JsonNode?>($"void ({expression})");

    internal async Task Screenshot(string file, bool whole)
    {
        var answer = await Call("Page.captureScreenshot", new { format = "png", captureBeyondViewport = whole });
        await File.WriteAllBytesAsync(file, Convert.FromBase64String((string)answer["data"]!));
    }

    internal async Task<JsonNode> Call(string method, object parameters)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _calls[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters, sessionId = _session }, Plain);
        await _socket.SendAsync(call, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        return await answer.Task.WaitAsync(Patience);
    }

    private static readonly JsonSerializerOptions Plain = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private async Task Read()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        while (await _socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } part)
        {
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                Take(JsonNode.Parse(message.ToArray())!);
                message.SetLength(0);
            }
        }
    }

    private void Take(JsonNode message)
    {
        if ((int?)message["id"] is { } id && _calls.TryRemove(id, out var call))
        {
            if (message["error"] is { } error)
            {
                call.SetException(new InvalidOperationException(error.ToJsonString()));
            }
            else
            {
                call.SetResult(message["result"]!);
            }

            return;
        }

        var parameters = message["params"];
        switch ((string?)message["method"])
        {
            case "Page.loadEventFired":
                _shown.TrySetResult();
                break;
            case "Runtime.exceptionThrown" or "Log.entryAdded":
                Errors.Enqueue(parameters!.ToJsonString());
                break;
            case "Runtime.consoleAPICalled" when (string?)parameters!["type"] is "error" or "warning":
                Errors.Enqueue(parameters.ToJsonString());
                break;
            case "Network.requestWillBeSent":
                Requests.Enqueue((string)parameters!["request"]!["url"]!);
                break;
        }
    }
}
