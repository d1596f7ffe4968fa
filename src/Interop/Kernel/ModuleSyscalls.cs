using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Tmds.Linux;

namespace ActorLoad.Interop.Kernel;

/// <summary>
/// finit_module(2) and init_module(2) with every signal masked. Both wait interruptibly for a module of the same name that is
/// still coming, and would end in EINTR; the runtime delivers signals to any thread and uses one of its own to stop managed code.
/// Masking is safe for the runtime: from the change of the mask to its undoing the thread runs nothing but three calls into the C
/// library. There it is in preemptive mode, which the collector does not wait for; between them it stops by itself at the next
/// call's transition.
/// </summary>
internal static unsafe class ModuleSyscalls
{
    /// <summary>MODULE_INIT_COMPRESSED_FILE (include/uapi/linux/module.h, since 5.17).</summary>
    internal const int CompressedFile = 4;

    /// <summary>0 or errno.</summary>
    internal static int FinitModule(SafeFileHandle file, byte[] options, int flags)
    {
        var held = false;
        try
        {
            file.DangerousAddRef(ref held);
            var fd = (int)file.DangerousGetHandle();
            fixed (byte* text = options)
            {
                return Call(SyscallNumbers.Current.FinitModule, fd, text, flags);
            }
        }
        finally
        {
            if (held)
            {
                file.DangerousRelease();
            }
        }
    }

    /// <summary>0 or errno.</summary>
    internal static int InitModule(NativeBuffer image, byte[] options)
    {
        fixed (byte* text = options)
        {
            return Call(SyscallNumbers.Current.InitModule, image.Start, (size_t)(ulong)image.Length, text);
        }
    }

    /// <summary>A harmless call by the same way: getpid(2).</summary>
    internal static void CallNothing() => _ = Call(SyscallNumbers.Current.GetPid, 0, 0, 0);

    private static int Call(int number, syscall_arg first, syscall_arg second, syscall_arg third)
    {
        // sigprocmask rather than pthread_sigmask: on Linux they are the same, and the latter is looked for in libpthread.so.0,
        // which new systems do not have.
        sigset_t all;
        sigset_t before;
        _ = LibC.sigfillset(&all);
        _ = LibC.sigprocmask(LibC.SIG_SETMASK, &all, &before);
        var answer = (long)LibC.syscall(number, first, second, third);
        var errno = Marshal.GetLastPInvokeError();
        _ = LibC.sigprocmask(LibC.SIG_SETMASK, &before, null);
        return answer == 0 ? 0 : errno;
    }
}
