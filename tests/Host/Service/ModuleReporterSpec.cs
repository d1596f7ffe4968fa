using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Service;

namespace ActorLoad.Host.Tests.Service;

public sealed class ModuleReporterSpec : IDisposable
{
    private static readonly LoadRecord Load = new("/m/xfs.ko", "mount[7]", DateTimeOffset.UnixEpoch, 1500);
    private readonly string _list = Path.GetTempFileName();
    private readonly LoadBook _book = new(["virtio_blk", "ext4"]);
    private readonly LoadsUnderWay _loads = new();

    public ModuleReporterSpec() => File.WriteAllText(_list, """
        loop 40960 0 - Live 0x0000000000000000
        xfs 1949696 1 - Live 0x0000000000000000
        ext4 983040 1 - Live 0x0000000000000000
        virtio_blk 32768 2 - Live 0x0000000000000000

        """);

    public void Dispose() => File.Delete(_list);

    [Fact]
    public void Every_module_of_the_kernel_should_have_its_requester_or_be_said_to_be_others()
    {
        _book.Loaded("xfs", Load);
        _book.Restore([KeyValuePair.Create("ext4", Load with { Requester = "udev[3]" }), KeyValuePair.Create("removed", Load)]);
        Assert.Equal(
            ["loop others ", "xfs service mount[7]", "ext4 service udev[3]", "virtio_blk before "],
            Report());
        Assert.Null(_book.Find("removed"));
    }

    [Fact]
    public void Load_of_this_run_should_be_newer_than_the_ledgers()
    {
        _book.Loaded("ext4", Load);
        _book.Restore([KeyValuePair.Create("ext4", Load with { Requester = "udev[3]" })]);
        Assert.Contains("ext4 service mount[7]", Report());
    }

    [Fact]
    public void Removed_module_should_be_others_when_it_is_there_again()
    {
        _book.Loaded("xfs", Load);
        _book.Gone("xfs");
        _book.Gone("virtio_blk");
        Assert.Equal(["loop others ", "xfs others ", "ext4 before ", "virtio_blk others "], Report());
    }

    [Fact]
    public void Module_that_is_being_loaded_should_have_its_requester_already()
    {
        _loads.Add(new LoadUnderWay("xfs", "/m/xfs.ko", new RequestId(1), new Requester(RequesterKind.CommandLine, 7, 0, "mount"), Begun: 0));
        _loads.Add(new LoadUnderWay("loop", "/m/loop.ko", Leader: null, Requester: null, Begun: 0));
        Assert.Equal(["loop others ", "xfs service mount[7]", "ext4 before ", "virtio_blk before "], Report());
    }

    private IEnumerable<string> Report() =>
        new ModuleReporter(_book, _loads, _list).Report().Modules.Select(module => $"{module.Name} {module.Source} {module.Requester}");
}
