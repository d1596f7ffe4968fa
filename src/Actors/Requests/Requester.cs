using System.Text.Json.Serialization;

namespace ActorLoad.Actors.Requests;

/// <summary>Who asked, as far as it is known.</summary>
/// <param name="Kind">The door.</param>
/// <param name="Pid">Process id by SO_PEERCRED; 0 if there is none.</param>
/// <param name="Uid">User id by SO_PEERCRED.</param>
/// <param name="Comm">The process's name at connection time (<c>/proc/PID/comm</c>), a boot list's <c>file:line</c>, or null.</param>
/// <param name="Cgroup">Its cgroup at connection time, or null.</param>
/// <param name="Devpath">The device it asks for, when it says so.</param>
/// <param name="Subsystem">That device's subsystem.</param>
/// <param name="Seqnum">That uevent's SEQNUM.</param>
/// <param name="Driver">The driver that was bound to the device when the uevent came.</param>
/// <param name="SynthUuid">
/// Null for a uevent of what really happened; for one that was asked for through sysfs the UUID that was written with it, or "0": by the service itself
/// where the kind is <see cref="RequesterKind.Coldplug"/>, else by others.
/// </param>
/// <param name="Started">
/// When the process began, as the kernel says: hundredths of a second after the boot. With the pid it names one process of the boot, see
/// <see cref="Journal.Events.ProcessSeen"/>.
/// </param>
public sealed record Requester(
    RequesterKind Kind,
    int Pid,
    int Uid,
    string? Comm = null,
    string? Cgroup = null,
    string? Devpath = null,
    string? Subsystem = null,
    long? Seqnum = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Driver = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SynthUuid = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Started = null)
{
    /// <summary>
    /// The requester in one word for a log line: <c>modprobe[123]</c>, with the device where one is known:
    /// <c>uevent:/devices/…</c>.
    /// </summary>
    public string Describe()
    {
        var word = Kind.ToString().ToLowerInvariant();
        var who = Kind switch
        {
            RequesterKind.BootList => Comm ?? "boot list",
            RequesterKind.Kernel => $"{word}[{Pid}]",
            RequesterKind.Uevent or RequesterKind.Coldplug or RequesterKind.Preload => word,
            _ => $"{Comm ?? word}[{Pid}]",
        };
        return Devpath is null ? who : $"{who}:{Devpath}";
    }
}
