using ActorLoad.Interop.Peers;
using ActorLoad.Interop.Udev;

namespace ActorLoad.Actors.Observing;

/// <summary>A call that has ended, as the trace tells it.</summary>
/// <param name="Began">When it began, on the trace's clock; when it ended, if its beginning was not seen.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Call">finit_module or init_module.</param>
/// <param name="Comm">The thread's name.</param>
/// <param name="Pid">And id.</param>
/// <param name="Cpu">Where it ran.</param>
/// <param name="Path">The file; null where it is not known.</param>
/// <param name="Name">The module's name; null where it is not known.</param>
/// <param name="Errno">What the call returned; 0 for success.</param>
/// <param name="Inserted">Whether the kernel took the module in within this call.</param>
/// <param name="IsUdev">Whether a worker of udevd called, or what it had started.</param>
/// <param name="Device">Its device; null where it is not known.</param>
/// <param name="Parent">The caller's parent; null for workers of udevd, and where it is not known.</param>
/// <param name="Cgroup">The caller's cgroup; likewise.</param>
/// <param name="Asked">What the kernel had asked its helper for; null for others than the helper.</param>
/// <param name="By">Who made it ask; null where that was not seen.</param>
internal sealed record SeenCall(
    TimeSpan Began,
    TimeSpan Ended,
    string Call,
    string Comm,
    int Pid,
    int Cpu,
    string? Path,
    string? Name,
    int Errno,
    bool Inserted,
    bool IsUdev,
    KnownDevice? Device,
    ParentProcess? Parent,
    string? Cgroup,
    string? Asked,
    KernelAsk? By);
