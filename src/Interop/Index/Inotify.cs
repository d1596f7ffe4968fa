using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ActorLoad.Interop.Index;

/// <summary>inotify(7), which Tmds.LibC lacks.</summary>
internal static unsafe partial class Inotify
{
    /// <summary>IN_CLOEXEC | IN_NONBLOCK: the values of O_CLOEXEC and O_NONBLOCK.</summary>
    public const int CloseOnExecNonBlocking = 0x80000 | 0x800;

    /// <summary>Size of <c>struct inotify_event</c> without its name.</summary>
    public const int EventSize = 16;

    /// <summary>The event mask (sys/inotify.h).</summary>
    [Flags]
    public enum Mask : uint
    {
        None = 0,
        Modify = 0x2,
        CloseWrite = 0x8,
        MovedFrom = 0x40,
        MovedTo = 0x80,
        Create = 0x100,
        Delete = 0x200,
        DeleteSelf = 0x400,
        MoveSelf = 0x800,
        Unmount = 0x2000,
        Overflow = 0x4000,
        Ignored = 0x8000,
        MaskAdd = 0x20000000,
    }

    [LibraryImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    public static partial int Init(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddWatch(SafeFileHandle inotify, string path, Mask mask);

    [LibraryImport("libc", EntryPoint = "inotify_rm_watch")]
    public static partial int RemoveWatch(SafeFileHandle inotify, int watch);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeFileHandle inotify, byte* buffer, nint size);
}
