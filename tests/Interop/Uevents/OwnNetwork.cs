using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace ActorLoad.Interop.Tests.Uevents;

/// <summary>
/// A network namespace for one thread and the processes that it starts: netlink's messages of processes stay in it, so that what other
/// runs on this machine send does not come here, nor ours to them. The kernel's own events of devices come to all namespaces.
/// </summary>
internal static partial class OwnNetwork
{
    private const int NewNetwork = 0x40000000; // CLONE_NEWNET of linux/sched.h

    /// <summary>Does something there. Needs root.</summary>
    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                if (Unshare(NewNetwork) != 0)
                {
                    throw new Win32Exception();
                }

                action();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unshare(int flags);
}
