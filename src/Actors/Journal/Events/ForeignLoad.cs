namespace ActorLoad.Actors.Journal.Events;

/// <summary>The kernel says that a module became live, and this service did not load it: somebody else did.</summary>
/// <param name="At">When it was noticed.</param>
/// <param name="Name">Module name; from which file is not known.</param>
/// <param name="Seqnum">Number of the kernel's event.</param>
public sealed record ForeignLoad(DateTimeOffset At, string Name, long Seqnum) : ILedgerEvent;
