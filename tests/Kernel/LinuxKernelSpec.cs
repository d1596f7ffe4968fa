using System.Diagnostics;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Tests.Kernel;

namespace ActorLoad.Kernel.Tests;

/// <summary>The real kernel. Runs in a guest only, started by <see cref="KernelInGuestSpec"/>.</summary>
#pragma warning disable xUnit1000 // not public: it must not be found on this machine, whose own kernel it would load into
internal sealed class LinuxKernelSpec : KernelSpec, IDisposable
#pragma warning restore xUnit1000
{
    private const string Work = "/run/spec";

    private static readonly string Modules = Environment.GetEnvironmentVariable("UML_MODULES")
        ?? throw new InvalidOperationException("UML_MODULES is not set: start this through tests/lab/uml");

    private readonly LinuxKernel _kernel = new();

    public LinuxKernelSpec()
    {
        if (!Directory.Exists(Work))
        {
            _ = Directory.CreateDirectory(Work);
            File.WriteAllText(NoModule.Path, "This is not a module.\n");
            Pack("gzip", "crypto/md4", GoodGzip.Path);
            File.WriteAllBytes(TruncatedGzip.Path, File.ReadAllBytes(GoodGzip.Path)[..^300]);
        }
    }

    protected override IKernel Kernel => _kernel;

    protected override LoadOrder Good { get; } = new("dummy", $"{Modules}/kernel/drivers/net/dummy.ko", "numdummies=0");

    // The suffix is not what tells.
    protected override LoadOrder GoodGzip { get; } = new("md4", $"{Work}/md4.ko", "");

    protected override LoadOrder UnknownSymbol { get; } = new("af_key", $"{Modules}/kernel/net/key/af_key.ko", "");

    protected override LoadOrder NoModule { get; } = new("text", $"{Work}/text.ko", "");

    protected override LoadOrder TruncatedGzip { get; } = new("md4", $"{Work}/short.ko", "");

    protected override LoadOrder Missing { get; } = new("missing", $"{Work}/missing.ko", "");

    protected override string Builtin => "block";

    [Fact]
    public Task Linux_kernel_should_load_xz() => LoadsPackedAsync("xz", "rmd160");

    [Fact]
    public Task Linux_kernel_should_load_zstd() => LoadsPackedAsync("zstd", "wp512");

    [Fact]
    public async Task Linux_kernel_should_hand_the_parameters_over()
    {
        Assert.True((await _kernel.LoadAsync(Good with { Options = "numdummies=3" })).Succeeded);

        Assert.Equal(3, Directory.GetDirectories("/sys/class/net", "dummy*").Length);
    }

    [Fact]
    public async Task Linux_kernel_should_say_why_an_init_function_refused()
    {
        var result = await _kernel.LoadAsync(Good with { Options = "numdummies=nonsense" });

        Assert.Equal((Errno.EINVAL, LoadStage.Insert), (result.Errno, result.Stage));
    }

    [Fact]
    public async Task Linux_kernel_should_name_the_unknown_symbol_s_kind_of_ENOENT()
    {
        var result = await _kernel.LoadAsync(UnknownSymbol);

        Assert.Contains("unknown symbol", result.Detail);
    }

    [Fact]
    public async Task Linux_kernel_should_refuse_an_ELF_file_that_is_no_module()
    {
        var result = await _kernel.LoadAsync(new LoadOrder("sh", "/bin/sh", ""));

        Assert.Equal((Errno.ENOEXEC, LoadStage.Insert), (result.Errno, result.Stage));
    }

    [Fact]
    public async Task Linux_kernel_should_load_while_the_collector_runs()
    {
        using var enough = new CancellationTokenSource();
        var collector = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                GC.Collect();
            }
        });
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await _kernel.LoadAsync(Good)).Succeeded);
            Remove(Good.Name);
        }

        await enough.CancelAsync();
        await collector;
    }

    [Fact]
    public async Task Linux_kernel_should_load_a_large_packed_module_on_a_small_stack()
    {
        Pack("xz -1", "net/ipv6/ipv6", $"{Work}/ipv6.ko");

        // Refused for a symbol of another module: it was unpacked, and the kernel read all of it.
        var result = await _kernel.LoadAsync(new LoadOrder("ipv6", $"{Work}/ipv6.ko", ""));

        Assert.True(result.Succeeded || result.Errno == Errno.ENOENT && result.Stage == LoadStage.Insert, $"{result}");
    }

    public void Dispose()
    {
        foreach (var name in new[] { "dummy", "md4", "rmd160", "wp512" }.Where(_kernel.IsLive))
        {
            Remove(name);
        }

        _kernel.Dispose();
    }

    protected override void Remove(string name) => Run("rmmod", name);

    private async Task LoadsPackedAsync(string packer, string name)
    {
        Pack(packer, $"crypto/{name}", $"{Work}/{name}.ko");

        var result = await _kernel.LoadAsync(new LoadOrder(name, $"{Work}/{name}.ko", ""));

        Assert.True(result.Succeeded, $"{result}");
        Assert.True(_kernel.IsLive(name));
    }

    private static void Pack(string packer, string module, string target) =>
        Run("sh", "-c", $"{packer} -c {Modules}/kernel/{module}.ko >{target}");

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)} exited with {process.ExitCode}");
    }
}
