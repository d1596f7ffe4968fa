using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Peers;
using Tmds.Linux;

namespace ActorLoad.Interop.Tests.Abi;

public sealed class AbiSpec
{
    [Fact]
    public void Load_flags_should_be_the_kernel_s() => Assert.Equal(
        CProgram.Values("linux/module.h", "MODULE_INIT_IGNORE_MODVERSIONS", "MODULE_INIT_IGNORE_VERMAGIC", "MODULE_INIT_COMPRESSED_FILE"),
        [(long)LoadFlags.IgnoreModversions, (long)LoadFlags.IgnoreVermagic, ModuleSyscalls.CompressedFile]);

    [Theory]
    [InlineData(Architecture.Arm64, "asm-generic/unistd.h")]
    [InlineData(Architecture.RiscV64, "asm-generic/unistd.h")]
    [InlineData(Architecture.LoongArch64, "asm-generic/unistd.h")]
    [InlineData(Architecture.X64, "asm/unistd_64.h")]
    public void System_call_numbers_should_be_the_headers_(Architecture architecture, string header)
    {
        if (architecture == Architecture.X64 && RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            return; // that header is only on x86
        }

        var numbers = SyscallNumbers.Of(architecture);

        Assert.Equal(CProgram.Values(header, "__NR_init_module", "__NR_finit_module", "__NR_perf_event_open"), [numbers.InitModule, numbers.FinitModule, numbers.PerfEventOpen]);
    }

    [Fact]
    public void Peer_credentials_should_have_the_layout_of_struct_ucred()
    {
        Assert.Equal(
            CProgram.Values("stddef.h sys/socket.h", "sizeof(struct ucred)", "offsetof(struct ucred, pid)", "offsetof(struct ucred, uid)", "offsetof(struct ucred, gid)"),
            [Unsafe.SizeOf<PeerCredentials>(), 0, 4, 8]);
        Assert.Equal(CProgram.Values("sys/socket.h", "SOL_SOCKET", "SO_PEERCRED"), [PeerCredentials.SolSocket, PeerCredentials.SoPeerCred]);
    }

    [Fact]
    public unsafe void Signal_set_should_be_as_large_as_the_C_library_s() =>
        Assert.Equal(CProgram.Values("signal.h", "sizeof(sigset_t)"), [sizeof(sigset_t)]);

    [Fact]
    public void Capability_should_be_the_kernel_s() =>
        Assert.Equal(CProgram.Values("linux/capability.h", "CAP_SYS_MODULE"), [KernelFacts.CapSysModule]);

    [Fact]
    public void Errno_should_have_the_C_library_s_names_and_texts()
    {
        // Above 133 (EHWPOISON) there is none; 41 and 58 are the unused ones.
        var theirs = CProgram.Run("stdio.h string.h", """
            for (int i = 1; i <= 133; i++)
                printf("%d|%s|%s\n", i, strerrorname_np(i) ? strerrorname_np(i) : "", strerror(i));
            """);

        var ours = Enumerable.Range(1, 133).Select(number =>
            $"{number}|{(number is 41 or 58 ? "" : Errno.Name(number))}|{Errno.Text(number)}");

        Assert.Equal(theirs, ours);
    }

    [Fact]
    public void Errno_should_not_make_up_names()
    {
        Assert.Equal("errno 41", Errno.Name(41));
        Assert.Equal("errno 999", Errno.Name(999));
        Assert.Equal("errno -1", Errno.Name(-1));
        Assert.Equal("ENOTSUPP", Errno.Name(524));
        Assert.Equal("Device or resource busy (EBUSY)", Errno.Describe(Errno.EBUSY));
    }

    [Fact]
    public void Errno_constants_should_be_named_as_they_are() =>
        Assert.All(
            typeof(Errno).GetFields(BindingFlags.Public | BindingFlags.Static),
            field => Assert.Equal(field.Name, Errno.Name((int)field.GetRawConstantValue()!)));
}
