using System.Diagnostics;

namespace ActorLoad.Demo;

/// <summary>Runs other people's programs.</summary>
internal static class Tool
{
    /// <summary>Runs one to its end.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public static async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new IOException($"{program} ended with {process.ExitCode}: {errors}");
        }
    }
}
