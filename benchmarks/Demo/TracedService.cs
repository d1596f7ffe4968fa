using System.Diagnostics;
using System.Net.Sockets;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Demo;

/// <summary>The published service under strace.</summary>
internal sealed class TracedService : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;
    private readonly Task _logging;

    private TracedService(Process process, string log)
    {
        _process = process;
        _logging = LogAsync(process.StandardError, log);
    }

    public string Socket { get; private init; } = "";

    /// <summary>Starts it.</summary>
    /// <param name="modules">The module tree.</param>
    /// <param name="journal">The journal's file.</param>
    /// <param name="trace">Where strace writes.</param>
    /// <param name="log">Where the service's log goes, added to what is there.</param>
    /// <param name="settings">More <c>key=value</c> for it.</param>
    // --seccomp-bpf: only these two calls stop the service; without it every call of every thread would.
    public static TracedService Start(string modules, string journal, string trace, string log, params string[] settings)
    {
        var socket = "/run/actorload/io.actorload.Loader";
        string[] arguments =
        [
            "-f", "--seccomp-bpf", "-y", "-qq", "-e", "trace=init_module,finit_module", "-e", "signal=none", "-o", trace,
            Path.GetFullPath("out/actorloadd/actorloadd"), "--set", $"socket={socket}", "--set", $"modules.directory={modules}",
            "--set", $"journal.path={journal}", "--set", "stop.within=2m",
            .. settings.SelectMany(setting => (string[])["--set", setting]),
        ];
        var process = Process.Start(new ProcessStartInfo("strace", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        return new TracedService(process, log) { Socket = socket };
    }

    /// <summary>Waits until it answers.</summary>
    public async Task ReadyAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!_process.HasExited && !limit.IsCancellationRequested)
        {
            try
            {
                await StatusAsync();
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(Pause);
            }
        }

        throw new IOException("actorloadd does not answer on its socket: see its log");
    }

    /// <summary>Its status. Asks again where a busy service did not come to an answer within its own time limit.</summary>
    /// <exception cref="SocketException">It is not there.</exception>
    public async Task<StatusReply> StatusAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await AskStatusAsync();
            }
            catch (IOException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(Pause);
            }
        }
    }

    /// <summary>Ends it with a signal; gives its exit status, which strace passes on.</summary>
    public async Task<int> EndAsync(int pid, string signal = "TERM")
    {
        await Tool.RunAsync("kill", [$"-{signal}", $"{pid}"]);
        await _process.WaitForExitAsync();
        await _logging;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _logging;
        _process.Dispose();
    }

    private async Task<StatusReply> AskStatusAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket));
        await socket.SendAsync(Calls.WriteStatus());
        var received = new FrameBuffer(Contract.MaxReplyBytes);
        while (true)
        {
            var count = await socket.ReceiveAsync(received.GetMemory());
            received.Advance(count > 0 ? count : throw new IOException("actorloadd closed the connection"));
            if (received.TryRead(out var frame) == FrameStatus.Frame)
            {
                return Reply.Read(frame).As(WireJson.Default.StatusReply);
            }
        }
    }

    private static async Task LogAsync(StreamReader from, string path)
    {
        await using var file = new FileStream(path, FileMode.Append);
        await from.BaseStream.CopyToAsync(file);
    }
}
