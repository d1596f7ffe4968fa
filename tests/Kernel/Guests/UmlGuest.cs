using System.Diagnostics;

namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>Runs a script on a real kernel: tests/lab/uml.</summary>
public static class UmlGuest
{
    /// <summary>The checkout's top folder; the guest sees it at the same path.</summary>
    public static string Top { get; } = FindTop();

    /// <summary>The published daemon, as ./build makes it.</summary>
    public static string Daemon => Path.Combine(Top, "out", "actorloadd", "actorloadd");

    /// <summary>The published client, as ./build makes it.</summary>
    public static string Client => Path.Combine(Top, "out", "actorload");

    /// <summary>Runs tests/Kernel/Scripts/<paramref name="script"/> as the guest's only program, with the top folder as its current one.</summary>
    public static Task<GuestRun> RunAsync(string script, params string[] arguments) => RunAsync(script, [], arguments);

    /// <summary>The same, with options of tests/lab/uml itself, such as --append.</summary>
    public static Task<GuestRun> RunAsync(string script, string[] options, string[] arguments) => RunAsync(script, options, arguments, share: null);

    /// <summary>The same, with a folder of this machine that the guest finds in $LAB_SHARE.</summary>
    public static async Task<GuestRun> RunAsync(string script, string[] options, string[] arguments, string? share)
    {
        var start = new ProcessStartInfo(Path.Combine(Top, "tests", "lab", "uml"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Top,
        };
        string[] all = [.. options, Path.Combine(Top, "tests", "Kernel", "Scripts", script), .. arguments];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

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

    private static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActorLoad.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"ActorLoad.sln is in no folder above {AppContext.BaseDirectory}");
    }
}
