using ActorLoad.Interop.Peers;
using ActorLoad.Interop.Udev;

namespace ActorLoad.Actors.Observing;

/// <summary>What one thread did that leads up to a call.</summary>
internal sealed class ThreadTrail
{
    private const int DevicesKept = 8;
    private const string Temporary = ".#";

    private readonly List<(string Id, KnownDevice Device)> _devices = [];

    internal TimeSpan LastSeen { get; set; }

    /// <summary>The module file that it opened last.</summary>
    internal string? File { get; set; }

    /// <summary>The device whose <c>uevent</c> in sysfs it read last, which udevd does before it reads what it keeps of it.</summary>
    internal string? Devpath { get; set; }

    /// <summary>What the kernel started it for.</summary>
    internal string? Asked { get; set; }

    /// <summary>The call that it is in.</summary>
    internal PendingCall? Call { get; set; }

    /// <summary>
    /// The device that a worker of udevd is at: what it reads first of an event is what it keeps of that device (device_clone_with_db). What it reads
    /// of the devices above, which rules ask for, changes nothing.
    /// </summary>
    internal KnownDevice? Device
    {
        get
        {
            var place = _devices.Count - 1;
            while (place > 0 && IsAbove(_devices[place].Device, _devices[place - 1].Device))
            {
                place--;
            }

            return place < 0 ? null : _devices[place].Device;
        }
    }

    /// <summary>It opened a file of /run/udev/data.</summary>
    /// <param name="file">Its name there.</param>
    /// <param name="names">Knows devices.</param>
    internal void SawDevice(string file, IDeviceNames names)
    {
        // ".#+pci:0000:00:02.0AbCdEf", or with sixteen digits (257): what it writes anew is that of its own device.
        if (file.StartsWith(Temporary, StringComparison.Ordinal))
        {
            var place = _devices.FindLastIndex(seen => file.AsSpan(Temporary.Length).StartsWith(seen.Id, StringComparison.Ordinal));
            if (place >= 0)
            {
                _devices.RemoveRange(place + 1, _devices.Count - place - 1);
                _devices.RemoveRange(0, place);
            }

            return;
        }

        if (_devices.Count == DevicesKept)
        {
            _devices.RemoveAt(0);
        }

        _devices.Add((file, names.Find(file) ?? new KnownDevice(Devpath ?? file, SubsystemIn(file), Bus: null)));
    }

    private static bool IsAbove(KnownDevice device, KnownDevice other) =>
        other == device || other.Devpath.StartsWith($"{device.Devpath}/", StringComparison.Ordinal);

    private static string? SubsystemIn(string id) => id.StartsWith('+') && id.IndexOf(':') is var colon and > 1 ? id[1..colon] : null;

    /// <summary>A call under way.</summary>
    internal sealed record PendingCall(TimeSpan Began, int Cpu, string? Path, ParentProcess? Parent, string? Cgroup)
    {
        /// <summary>The name under which the kernel took the module in.</summary>
        internal string? Inserted { get; set; }
    }
}
