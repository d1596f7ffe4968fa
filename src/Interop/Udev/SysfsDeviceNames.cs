namespace ActorLoad.Interop.Udev;

/// <summary>Looks for devices in sysfs.</summary>
/// <param name="sysRoot">Where sysfs is mounted.</param>
public sealed class SysfsDeviceNames(string sysRoot = "/sys") : IDeviceNames
{
    /// <inheritdoc/>
    public KnownDevice? Find(string id)
    {
        try
        {
            return Places(id).Select(Resolve).FirstOrDefault(folder => folder is not null) is { } folder ? Describe(folder) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // it went away meanwhile
        }
    }

    private IEnumerable<string> Places(string id)
    {
        if (id.Contains("..") || id.Contains('/') || id.Length < 2)
        {
            return [];
        }

        return id[0] switch
        {
            'c' => [$"{sysRoot}/dev/char/{id[1..]}"],
            'b' => [$"{sysRoot}/dev/block/{id[1..]}"],
            'n' => Interfaces(id[1..]),
            '+' when id.IndexOf(':') is var colon and > 1 && colon < id.Length - 1 => Named(id[1..colon], id[(colon + 1)..]),
            _ => [],
        };
    }

    private IEnumerable<string> Interfaces(string index) =>
        Directory.Exists($"{sysRoot}/class/net")
            ? Directory.GetFileSystemEntries($"{sysRoot}/class/net").Where(entry => IndexOf(entry) == index)
            : [];

    private static string? IndexOf(string entry) => File.Exists($"{entry}/ifindex") ? File.ReadAllText($"{entry}/ifindex").Trim() : null;

    private IEnumerable<string> Named(string subsystem, string name) => subsystem switch
    {
        "subsystem" => [$"{sysRoot}/bus/{name}", $"{sysRoot}/class/{name}"],
        "module" => [$"{sysRoot}/module/{name}"],
        "drivers" when name.IndexOf(':') is var colon and > 0 => [$"{sysRoot}/bus/{name[..colon]}/drivers/{name[(colon + 1)..]}"],
        _ => [$"{sysRoot}/bus/{subsystem}/devices/{name}", $"{sysRoot}/class/{subsystem}/{name}"],
    };

    private static string? Resolve(string place) =>
        !Directory.Exists(place) ? null : new DirectoryInfo(place).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? place;

    private KnownDevice Describe(string folder)
    {
        string? bus = null;
        for (var device = folder; bus is null && device.Length > sysRoot.Length; device = Path.GetDirectoryName(device)!)
        {
            bus = Link($"{device}/subsystem") is { } link && link.Contains("/bus/", StringComparison.Ordinal) ? Path.GetFileName(link) : null;
        }

        return new KnownDevice(folder[sysRoot.Length..], Path.GetFileName(Link($"{folder}/subsystem")), bus);
    }

    private static string? Link(string link) => new FileInfo(link).LinkTarget;
}
