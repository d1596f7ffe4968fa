using System.Runtime.InteropServices;

namespace ActorLoad.Interop.Kernel;

/// <summary>Numbers of system calls that are made by number: the C library has no functions for them, but for getpid(2).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SyscallNumbers(int InitModule, int FinitModule, int PerfEventOpen, int GetPid)
{
    /// <summary>Those of this machine.</summary>
    internal static SyscallNumbers Current { get; } = Of(RuntimeInformation.ProcessArchitecture);

    internal static SyscallNumbers Of(Architecture architecture) => architecture switch
    {
        // arch/x86/entry/syscalls/syscall_64.tbl
        Architecture.X64 => new SyscallNumbers(175, 313, 298, 39),

        // include/uapi/asm-generic/unistd.h
        Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64 => new SyscallNumbers(105, 273, 241, 172),
        _ => throw new PlatformNotSupportedException(
            $"ActorLoad does not know the numbers of init_module(2), finit_module(2) and perf_event_open(2) on {architecture}. Add them to SyscallNumbers."),
    };
}
