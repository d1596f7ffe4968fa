using System.Diagnostics;

namespace ActorLoad.Client.Tests.Support;

/// <summary>What a process said and how it ended.</summary>
public sealed record Run(int Status, string Output, string Error)
{
    /// <summary>The published client.</summary>
    public static readonly string Client = Path.Combine(AppContext.BaseDirectory, "client", "actorload");

    /// <summary>After how long something hangs: a machine may stand still for half a minute, and nothing is wrong then.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>A socket where nobody is.</summary>
    public const string Nowhere = "/nonexistent/actorload.sock";

    /// <summary>Runs a program to its end; three minutes at most, because nothing here may hang.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set.</param>
    public static async Task<Run> Of(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("MODPROBE_OPTIONS");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill();
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Limit}", e);
        }

        return new Run(process.ExitCode, await output, await error);
    }

    /// <summary>Runs the client against a service.</summary>
    public static Task<Run> OfClient(FakeDaemon daemon, params string[] arguments) =>
        Of(Client, arguments, ("ACTORLOAD_SOCKET", daemon.Path), ("ACTORLOAD_MODPROBE", "/bin/false"));
}
