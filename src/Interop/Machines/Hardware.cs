using System.Globalization;
using System.Runtime.InteropServices;

namespace ActorLoad.Interop.Machines;

/// <summary>What kind of machine this is: machines that say the same are expected to load the same modules.</summary>
/// <param name="Vendor">sys_vendor of /sys/class/dmi/id (SMBIOS type 1); empty where firmware says none.</param>
/// <param name="Product">product_name from there, or the device tree's model (/proc/device-tree/model); empty where there is neither.</param>
/// <param name="Architecture">Of the kernel: x64, arm64 and so on.</param>
/// <param name="Cpus">CPUs that are present, online or not (cputopology of the kernel's documentation); 1 and up.</param>
public sealed record Hardware(string Vendor, string Product, string Architecture, int Cpus)
{
    private const string Dmi = "sys/class/dmi/id";
    private const string Model = "proc/device-tree/model";
    private const string Present = "sys/devices/system/cpu/present";

    /// <summary>Reads it; what cannot be read is empty.</summary>
    /// <param name="root">Where sys and proc are.</param>
    public static Hardware Read(string root = "/") => new(
        Text(Path.Combine(root, Dmi, "sys_vendor")),
        Text(Path.Combine(root, Dmi, "product_name")) is { Length: > 0 } product ? product : Text(Path.Combine(root, Model)),
        RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
        Count(Text(Path.Combine(root, Present))));

    // The device tree ends its texts with a NUL.
    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim().TrimEnd('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    // Ranges, as in "0-3,8".
    private static int Count(string ranges)
    {
        var count = 0;
        foreach (var range in ranges.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = range.IndexOf('-');
            var first = dash < 0 ? range : range[..dash];
            var last = dash < 0 ? range : range[(dash + 1)..];
            if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to))
            {
                count += to - from + 1;
            }
        }

        return Math.Max(count, 1);
    }
}
