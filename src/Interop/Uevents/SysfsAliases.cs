namespace ActorLoad.Interop.Uevents;

/// <summary>Which modules devices name.</summary>
/// <param name="sysRoot">Where sysfs is mounted.</param>
public sealed class SysfsAliases(string sysRoot = "/sys")
{
    private const string Key = "MODALIAS=";

    /// <summary>The MODALIAS of a device; "" where it names none, null where there is no such device.</summary>
    /// <param name="devpath">Its place in sysfs, from /devices on.</param>
    public string? AliasOf(string devpath)
    {
        try
        {
            return File.ReadLines($"{sysRoot}{devpath}/uevent").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))?[Key.Length..] ?? string.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
