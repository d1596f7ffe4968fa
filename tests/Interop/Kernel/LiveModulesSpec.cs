using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Tests.Kernel;

public sealed class LiveModulesSpec : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    // Lines as Linux 6.1 and a kernel without CONFIG_MODULE_UNLOAD write them.
    [Fact]
    public void Every_line_of_the_kernels_list_should_be_a_module()
    {
        File.WriteAllText(_file, """
            virtio_blk 32768 2 - Live 0xffffffffc03a5000
            libcrc32c 16384 1 xfs, Live 0x0000000000000000
            slow_init 16384 1 - Loading 0xffffffffc0000000 (OE+)
            plain 8192 - - Live 0x0000000000000000

            """);
        Assert.Equal(
            [
                new ListedModule("virtio_blk", 32768, 2, "live"),
                new ListedModule("libcrc32c", 16384, 1, "live"),
                new ListedModule("slow_init", 16384, 1, "loading"),
                new ListedModule("plain", 8192, 0, "live"),
            ],
            LiveModules.Read(_file));
    }

    [Fact]
    public void Kernel_without_modules_should_have_none() => Assert.Empty(LiveModules.Read("/nonexistent/modules"));
}
