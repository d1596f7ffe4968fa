using System.Diagnostics;

namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>The scripts of tests/lab.</summary>
internal static class Lab
{
    /// <summary>Runs one in the top folder.</summary>
    /// <param name="name">The script.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="share">A folder of this machine that its guest finds in $LAB_SHARE; null for one that is thrown away.</param>
    public static async Task<GuestRun> RunAsync(string name, IEnumerable<string> arguments, string? share = null)
    {
        var start = new ProcessStartInfo(Path.Combine(UmlGuest.Top, "tests", "lab", name), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = UmlGuest.Top,
        };
        if (share is not null)
        {
            start.Environment["LAB_SHARE"] = share;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new GuestRun(process.ExitCode, await output, await errors);
    }
}
