namespace ActorLoad.Interop.Udev;

/// <summary>Which device a name of udevd's means.</summary>
public interface IDeviceNames
{
    /// <summary>The device; null if it is not there (any more).</summary>
    /// <param name="id">
    /// What the device's file in /run/udev/data is called: <c>+pci:0000:00:02.0</c>, <c>c4:64</c>, <c>b8:0</c>, <c>n2</c>
    /// (sd_device_get_device_id(3)).
    /// </param>
    KnownDevice? Find(string id);
}
