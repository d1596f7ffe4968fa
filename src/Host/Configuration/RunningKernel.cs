namespace ActorLoad.Host.Configuration;

/// <summary>The kernel that this runs on.</summary>
internal static class RunningKernel
{
    /// <summary>What <c>uname -r</c> says (proc_sys_kernel(5)).</summary>
    public static string Release => File.ReadAllText("/proc/sys/kernel/osrelease").TrimEnd('\n');
}
