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
    public static Task<GuestRun> RunAsync(string script, string[] options, string[] arguments, string? share) =>
        Lab.RunAsync("uml", [.. options, Path.Combine(Top, "tests", "Kernel", "Scripts", script), .. arguments], share);

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
