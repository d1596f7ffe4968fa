using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Tests.Kernel;

public sealed class KernelHelperSpec : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorload-helper-").FullName;

    [Theory]
    [InlineData("modprobe", "actorload", true)]
    [InlineData("modprobe", "kmod", false)]
    [InlineData("actorload", "actorload", false)]
    [InlineData("modprobe", null, false)]
    public void Helper_should_be_the_client_only_under_modprobe_s_name(string link, string? program, bool isClient)
    {
        var target = Path.Combine(_folder, "bin", program ?? "actorload");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (program is not null)
        {
            File.WriteAllText(target, "");
        }

        var path = Path.Combine(_folder, link);
        File.CreateSymbolicLink(path, target);
        Assert.Equal(isClient, KernelHelper.IsClient(path));
    }

    [Fact]
    public void Helper_that_is_not_there_should_not_be_the_client() => Assert.False(KernelHelper.IsClient("/nonexistent/modprobe"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
