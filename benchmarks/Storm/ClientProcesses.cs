using System.Diagnostics;
using System.Globalization;
using ActorLoad.Rpc;

namespace ActorLoad.Storm;

/// <summary>
/// The clients, each a process of its own. A shell starts them, because a fork of a shell is cheap and can wait at a gate: so
/// they begin together, and not one after another as they can be started.
/// </summary>
internal sealed class ClientProcesses : IDisposable
{
    private readonly StormOrder _order;
    private readonly Tally _tally;
    private readonly string _folder = Directory.CreateTempSubdirectory("storm").FullName;
    private readonly Process _shell;

    private ClientProcesses(StormOrder order, Tally tally)
    {
        _order = order;
        _tally = tally;
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = ["-c", Script(), "clients", Path.GetFullPath(order.Client), _folder, $"{order.Processes}"];
        foreach (var argument in arguments.Concat(Enumerable.Range(0, Count).Select(order.SpecOf)))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[Contract.SocketVariable] = order.Socket;
        _shell = Process.Start(start)!;
    }

    private int Count => _order.Processes + _order.Modprobes;

    /// <summary>Starts them as far as the gate.</summary>
    public static async Task<ClientProcesses> StartAsync(StormOrder order, Tally tally, CancellationToken stop)
    {
        var clients = new ClientProcesses(order, tally);
        return await clients._shell.StandardOutput.ReadLineAsync(stop) == "ready"
            ? clients
            : throw new IOException("the shell that starts the clients gave up");
    }

    /// <summary>Opens the gate and waits for all of them.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        _shell.StandardInput.Close();
        try
        {
            for (var i = 0; i < Count; i++)
            {
                await EndedAsync(stop);
            }
        }
        catch (OperationCanceledException)
        {
            _tally.Error("process: the storm's time limit");
            _shell.Kill(entireProcessTree: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _shell.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task EndedAsync(CancellationToken stop)
    {
        var line = await _shell.StandardOutput.ReadLineAsync(stop) ?? throw new IOException("the shell that starts the clients died");
        var words = line.Split(' ');
        var number = int.Parse(words[0], CultureInfo.InvariantCulture);
        _tally.Exit(number < _order.Processes ? "load" : "modprobe", int.Parse(words[1], CultureInfo.InvariantCulture));
        foreach (var printed in File.ReadLines(Path.Combine(_folder, words[0])))
        {
            _tally.Printed(_order.SpecOf(number), printed);
        }
    }

    private static string Script()
    {
        using var stream = typeof(ClientProcesses).Assembly.GetManifestResourceStream("clients.bash")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
