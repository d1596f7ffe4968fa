using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Tests.Kernel;

public sealed class RefusalSpec : IDisposable
{
    private const string AllCapabilities = "Name:\tx\nCapEff:\t000001ffffffffff\n";

    private readonly MadeFolder _folder = new();

    public RefusalSpec() => _ = _folder.Write("proc/self/status", AllCapabilities);

    [Fact]
    public void Refusal_should_name_modules_disabled()
    {
        _ = _folder.Write("proc/sys/kernel/modules_disabled", "1\n");

        Assert.Contains("modules_disabled", Explain(Errno.EPERM));
        using var kernel = new LinuxKernel(_folder.Sys, _folder.Proc);
        Assert.True(kernel.ModulesDisabled);
    }

    [Theory]
    [InlineData("quiet module_blacklist=a,made,b ro\n", true)]
    [InlineData("module-blacklist=made\n", true)]
    [InlineData("\"module_blacklist=made\"\n", true)]
    [InlineData("module_blacklist=maded,amade modprobe.blacklist=made\n", false)]
    public void Refusal_should_name_the_kernel_s_own_blacklist(string line, bool named)
    {
        _ = _folder.Write("proc/cmdline", line);

        Assert.Equal(named, Explain(Errno.EPERM)!.Contains("module_blacklist="));
    }

    [Fact]
    public void Refusal_should_name_the_missing_capability()
    {
        _ = _folder.Write("proc/self/status", "CapInh:\t0\nCapEff:\t000001fffffeffff\n");

        Assert.Contains("CAP_SYS_MODULE", Explain(Errno.EPERM));
    }

    [Theory]
    [InlineData("none [integrity] confidentiality\n", "locked down (integrity)")]
    [InlineData("none integrity [confidentiality]\n", "locked down (confidentiality)")]
    [InlineData("[none] integrity confidentiality\n", "security module")]
    public void Refusal_should_name_lockdown(string text, string words)
    {
        _ = _folder.Write("sys/kernel/security/lockdown", text);

        Assert.Contains(words, Explain(Errno.EPERM));
    }

    [Theory]
    [InlineData(InitState.Live, "live already")]
    [InlineData(InitState.Builtin, "built in already")]
    [InlineData(InitState.Absent, "init function")]
    public void Refusal_should_tell_whose_EEXIST_it_is(InitState state, string words) =>
        Assert.Contains(words, Explain(Errno.EEXIST, state: state));

    [Theory]
    [InlineData(Errno.ENOENT, ModuleFormat.Elf, "unknown symbol")]
    [InlineData(Errno.ENOSYS, ModuleFormat.Elf, "CONFIG_MODULES")]
    [InlineData(Errno.EINVAL, ModuleFormat.Empty, "empty")]
    [InlineData(Errno.ENOEXEC, ModuleFormat.Unknown, "neither an ELF file")]
    [InlineData(Errno.ENOEXEC, ModuleFormat.Elf, "version magic")]
    internal void Refusal_should_say_what_errno_does_not(int errno, ModuleFormat format, string words) =>
        Assert.Contains(words, Explain(errno, format));

    [Theory]
    [InlineData(0)]
    [InlineData(Errno.ENODEV)]
    public void Refusal_should_be_silent_where_errno_says_it_all(int errno) => Assert.Null(Explain(errno));

    [Fact]
    public void Taint_should_be_the_kernel_s_mask()
    {
        using var kernel = new LinuxKernel(_folder.Sys, _folder.Proc);
        Assert.Equal(0, kernel.Taint);

        _ = _folder.Write("proc/sys/kernel/tainted", "12289\n");
        Assert.Equal(12289, kernel.Taint);
        Assert.False(kernel.ModulesDisabled);
    }

    public void Dispose() => _folder.Dispose();

    private string? Explain(int errno, ModuleFormat format = ModuleFormat.Elf, InitState state = InitState.Absent) =>
        Refusal.Explain(errno, new LoadOrder("made", "/made.ko", ""), format, new KernelFacts(_folder.Sys, _folder.Proc), state);
}
