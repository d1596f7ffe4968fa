namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>Runs a script on Debian's own kernel, with many CPUs and tracefs: tests/lab/qemu.</summary>
public static class QemuGuest
{
    /// <summary>Runs tests/Kernel/Scripts/<paramref name="script"/> as the guest's only program.</summary>
    /// <param name="script">Its name.</param>
    /// <param name="options">Of tests/lab/qemu, such as <c>--cpus 8</c>; one option or value an item.</param>
    /// <param name="arguments">The script's.</param>
    /// <param name="share">A folder of this machine that the guest finds in $LAB_SHARE; null for one that is thrown away.</param>
    public static Task<GuestRun> RunAsync(string script, IEnumerable<string> options, IEnumerable<string> arguments, string? share = null) =>
        Lab.RunAsync("qemu", [.. options, Path.Combine(UmlGuest.Top, "tests", "Kernel", "Scripts", script), .. arguments], share);
}
