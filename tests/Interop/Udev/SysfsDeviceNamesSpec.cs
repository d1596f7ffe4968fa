using ActorLoad.Interop.Udev;

namespace ActorLoad.Interop.Tests.Udev;

/// <summary>Over a folder that has the links of sysfs.</summary>
public sealed class SysfsDeviceNamesSpec : IDisposable
{
    private readonly string _sys = Directory.CreateTempSubdirectory("actorload-sys").FullName;

    public SysfsDeviceNamesSpec()
    {
        Device("/devices/pci0000:00/0000:00:04.0", "/bus/pci", "/bus/pci/devices/0000:00:04.0");
        Device("/devices/pci0000:00/0000:00:04.0/virtio3", "/bus/virtio", "/bus/virtio/devices/virtio3");
        Device("/devices/pci0000:00/0000:00:04.0/virtio3/net/eth0", "/class/net", "/class/net/eth0");
        Device("/devices/virtual/tty/tty64", "/class/tty", "/class/tty/tty64", "/dev/char/4:64");
        File.WriteAllText($"{_sys}/class/net/eth0/ifindex", "2\n");
        Directory.CreateDirectory($"{_sys}/module/dummy");
        Directory.CreateDirectory($"{_sys}/bus/pci/drivers/e1000");
    }

    [Theory]
    [InlineData("+pci:0000:00:04.0", "/devices/pci0000:00/0000:00:04.0", "pci", "pci")]
    [InlineData("+virtio:virtio3", "/devices/pci0000:00/0000:00:04.0/virtio3", "virtio", "virtio")]
    [InlineData("n2", "/devices/pci0000:00/0000:00:04.0/virtio3/net/eth0", "net", "virtio")]
    [InlineData("+net:eth0", "/devices/pci0000:00/0000:00:04.0/virtio3/net/eth0", "net", "virtio")]
    [InlineData("c4:64", "/devices/virtual/tty/tty64", "tty", null)]
    [InlineData("+module:dummy", "/module/dummy", null, null)]
    [InlineData("+drivers:pci:e1000", "/bus/pci/drivers/e1000", null, null)]
    public void A_device_should_be_found_by_what_udevd_calls_it(string id, string devpath, string? subsystem, string? bus) =>
        Assert.Equal(new KnownDevice(devpath, subsystem, bus), new SysfsDeviceNames(_sys).Find(id));

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("+:")]
    [InlineData("n3")]
    [InlineData("b8:0")]
    [InlineData("c../../..")]
    [InlineData("+pci:../../../etc")]
    [InlineData("+../x:y")]
    public void What_is_no_device_should_not_be_found(string id) => Assert.Null(new SysfsDeviceNames(_sys).Find(id));

    public void Dispose() => Directory.Delete(_sys, recursive: true);

    private void Device(string devpath, string subsystem, params string[] links)
    {
        Directory.CreateDirectory(_sys + devpath);
        Directory.CreateDirectory(_sys + subsystem);
        File.CreateSymbolicLink($"{_sys}{devpath}/subsystem", _sys + subsystem);
        foreach (var link in links)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_sys + link)!);
            File.CreateSymbolicLink(_sys + link, _sys + devpath);
        }
    }
}
