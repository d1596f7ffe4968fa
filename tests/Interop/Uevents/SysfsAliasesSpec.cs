using ActorLoad.Interop.Uevents;

namespace ActorLoad.Interop.Tests.Uevents;

public sealed class SysfsAliasesSpec : IDisposable
{
    private readonly DirectoryInfo _sys = Directory.CreateTempSubdirectory("actorload-sysfs");

    public void Dispose() => _sys.Delete(recursive: true);

    [Theory]
    [InlineData("DRIVER=x\nMODALIAS=pci:v1\nPCI_ID=1:2\n", "pci:v1")]
    [InlineData("MODALIAS=\n", "")]
    [InlineData("DEVTYPE=disk\n", "")]
    [InlineData("NOMODALIAS=x\n", "")]
    public void A_devices_alias_should_be_what_its_uevent_file_says(string uevent, string alias)
    {
        Directory.CreateDirectory(Path.Combine(_sys.FullName, "devices/pci0000:00/a"));
        File.WriteAllText(Path.Combine(_sys.FullName, "devices/pci0000:00/a/uevent"), uevent);
        Assert.Equal(alias, new SysfsAliases(_sys.FullName).AliasOf("/devices/pci0000:00/a"));
    }

    [Fact]
    public void A_device_that_is_not_there_should_have_none() => Assert.Null(new SysfsAliases(_sys.FullName).AliasOf("/devices/none"));

    // What the kernel says elsewhere, too: Documentation/ABI/testing/sysfs-devices-system-cpu.
    [Fact]
    public void The_running_kernels_processors_should_have_theirs()
    {
        const string Told = "/sys/devices/system/cpu/modalias";
        Assert.Equal(File.Exists(Told) ? File.ReadAllText(Told).TrimEnd() : null, new SysfsAliases().AliasOf("/devices/system/cpu/cpu0"));
    }
}
