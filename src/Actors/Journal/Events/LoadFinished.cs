namespace ActorLoad.Actors.Journal.Events;

/// <summary>The kernel answered, or what it did was found out after a restart.</summary>
/// <param name="At">When.</param>
/// <param name="Path">Canonical path.</param>
/// <param name="Name">Module name.</param>
/// <param name="Errno">0, or what the attempt failed with.</param>
/// <param name="Stage">Where it ended, in the interface's words.</param>
/// <param name="Detail">More, or null.</param>
/// <param name="Microseconds">How long it took.</param>
/// <param name="FileBytes">Size of the file.</param>
/// <param name="Taint">The kernel's taint mask after.</param>
public sealed record LoadFinished(
    DateTimeOffset At, string Path, string Name, int Errno, string Stage, string? Detail, long Microseconds, long FileBytes, long Taint) : ILedgerEvent;
