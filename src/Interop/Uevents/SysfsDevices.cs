using System.Text;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Uevents;

/// <summary>
/// The devices of sysfs. All that can carry a MODALIAS is below /sys/devices: what is in /sys/bus and /sys/class are links to
/// there, and the events of buses, drivers and modules themselves have none (drivers/base/core.c, bus.c; kernel/module). Devices
/// without a MODALIAS are left alone, because udevd would have to work on every one of those events for nothing.
/// </summary>
/// <param name="sysRoot">Where sysfs is mounted.</param>
public sealed class SysfsDevices(string sysRoot = "/sys") : IDeviceTree
{
    // One page: the most that an attribute of sysfs holds.
    private const int AttributeBytes = 4096;

    private static readonly EnumerationOptions RealFolders = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        ReturnSpecialDirectories = false,
    };

    /// <inheritdoc/>
    public Task PokeAsync(string uuid, WalkProgress progress, CancellationToken stop) => Task.Factory.StartNew(
        () => Walk(Path.Combine(sysRoot, "devices"), Encoding.ASCII.GetBytes($"add {uuid}"), progress, stop),
        stop,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    // Parents first, as they were when the machine started.
    private static void Walk(string root, byte[] words, WalkProgress progress, CancellationToken stop)
    {
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder) && !stop.IsCancellationRequested)
        {
            Look(Path.Combine(folder, "uevent"), words, progress);
            foreach (var inner in Inner(folder))
            {
                folders.Push(inner);
            }
        }
    }

    // In reverse, for they come back from the stack in reverse.
    private static string[] Inner(string folder)
    {
        try
        {
            var inner = Directory.GetDirectories(folder, "*", RealFolders);
            Array.Sort(inner, static (a, b) => string.CompareOrdinal(b, a));
            return inner;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // it went away
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
