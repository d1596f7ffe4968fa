namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>A call of somebody else that was a duplicate, or failed.</summary>
/// <param name="At">When it began.</param>
/// <param name="Name">Module name; null where it is not known.</param>
/// <param name="Path">The file; null where it is not known.</param>
/// <param name="Fate">duplicate, merged or failed.</param>
/// <param name="ErrnoName">What it returned; null for success, which a merged call has.</param>
/// <param name="Source">udev, kernel, modprobe or commandLine.</param>
/// <param name="Requester">The process and its id, with its parent, or with what the kernel had asked for and who made it ask.</param>
/// <param name="Device">The device that udevd's worker was at; null for others.</param>
/// <param name="Subsystem">Its subsystem.</param>
/// <param name="Bus">Its bus.</param>
/// <param name="Cpu">On which CPU it began.</param>
/// <param name="Microseconds">How long it took.</param>
/// <param name="FileBytes">Size of the file; 0 where it is not known.</param>
public sealed record ObservedInVain(
    DateTimeOffset At,
    string? Name,
    string? Path,
    string Fate,
    string? ErrnoName,
    string Source,
    string Requester,
    string? Device,
    string? Subsystem,
    string? Bus,
    int Cpu,
    long Microseconds,
    long FileBytes);
