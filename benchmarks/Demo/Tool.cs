using System.Diagnostics;

namespace ActorLoad.Demo;

/// <summary>Runs other people's programs.</summary>
internal static class Tool
{
    /// <summary>Runs one to its end; gives what it printed.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new IOException($"{program} ended with {process.ExitCode}: {await errors}");
        }

        return output;
    }
}
