using System.Text;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Uevents;

/// <summary>
/// The devices of sysfs: those of every bus and of every class. The kernel sends events of no others (dev_uevent_filter of
/// drivers/base/core.c), and the events of buses, drivers and modules themselves have no MODALIAS. Devices without a MODALIAS are left
/// alone, because udevd would have to work on every one of those events for nothing.
/// </summary>
/// <param name="sysRoot">Where sysfs is mounted.</param>
public sealed class SysfsDevices(string sysRoot = "/sys") : IDeviceTree
{
    // One page: the most that an attribute of sysfs holds.
    private const int AttributeBytes = 4096;

    /// <inheritdoc/>
    public Task PokeAsync(string uuid, WalkProgress progress, CancellationToken stop) => Task.Factory.StartNew(
        () => Walk(Encoding.ASCII.GetBytes($"add {uuid}"), progress, stop),
        stop,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private void Walk(byte[] words, WalkProgress progress, CancellationToken stop)
    {
        var buses = Entries($"{sysRoot}/bus").SelectMany(static bus => Entries($"{bus}/devices"));
        var classes = Entries($"{sysRoot}/class").SelectMany(Entries);
        foreach (var device in buses.Concat(classes))
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            Look($"{device}/uevent", words, progress);
        }
    }

    private static string[] Entries(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // it went away, or is none
        }
    }

    private static void Look(string file, byte[] words, WalkProgress progress)
    {
        if (!NamesModule(file, out var isDevice))
        {
            if (isDevice)
            {
                progress.Saw();
            }

            return;
        }

        progress.Saw();
        switch (Posix.Write(file, words))
        {
            case 0:
                progress.DidPoke();
                break;
            case Errno.ENOENT or Errno.ENODEV:
                break; // it went away
            case var errno:
                progress.Fail($"{file}: {Errno.Describe(errno)}");
                break;
        }
    }

    private static bool NamesModule(string file, out bool isDevice)
    {
        using var handle = Posix.OpenRead(file, out _);
        isDevice = handle is not null;
        if (handle is null)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[AttributeBytes];
        var count = Posix.Read(handle, text, 0, out _);
        text = text[..Math.Max(count, 0)];
        return text.StartsWith("MODALIAS="u8) || text.IndexOf("\nMODALIAS="u8) >= 0;
    }
}
