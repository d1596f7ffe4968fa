namespace ActorLoad.Actors.Journal.Events;

/// <summary>
/// A process that asked for modules, or from which one that asked descends; each once. <paramref name="Pid"/> and <paramref name="Started"/> name it:
/// those of a requester lead here, and those of its parent further up. The journal does not write these one by one: it gathers them into
/// <see cref="ProcessesSeen"/>.
/// </summary>
/// <param name="At">When it was looked at; kept to the microsecond.</param>
/// <param name="Pid">Process id.</param>
/// <param name="Started">When it began: hundredths of a second after the boot (field 22 of proc_pid_stat(5)).</param>
/// <param name="Comm">Its name.</param>
/// <param name="Exe">The file that it runs; null where it was gone too soon, or is a thread of the kernel.</param>
/// <param name="Parent">Its parent's id; 0 for none that the service sees.</param>
/// <param name="ParentStarted">When its parent began; null where the parent was gone, even if another process had got its id.</param>
public sealed record ProcessSeen(
    DateTimeOffset At, int Pid, long Started, string Comm, string? Exe, int Parent, long? ParentStarted) : ILedgerEvent;
