namespace ActorLoad.Interop.Kernel;

/// <summary>The program that the kernel calls to load a module, <c>/proc/sys/kernel/modprobe</c> (kernel/module/kmod.c).</summary>
public static class KernelHelper
{
    private const string Sysctl = "/proc/sys/kernel/modprobe";
    private const string ClientName = "actorload";

    /// <summary>Its path; empty if the kernel asks nobody, null if that cannot be read.</summary>
    public static string? Path => Read(Sysctl);

    /// <summary>Whether this is ActorLoad's client, called as modprobe: a path that ends so and leads to it.</summary>
    /// <param name="path">The helper's path.</param>
    public static bool IsClient(string path)
    {
        try
        {
            return System.IO.Path.GetFileName(path) == "modprobe"
                && File.ResolveLinkTarget(path, returnFinalTarget: true) is { Name: ClientName, Exists: true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
