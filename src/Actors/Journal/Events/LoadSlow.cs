namespace ActorLoad.Actors.Journal.Events;

/// <summary>A load lasts long, and is still under way.</summary>
/// <param name="At">When this was noticed.</param>
/// <param name="Path">Canonical path.</param>
/// <param name="Name">Module name.</param>
/// <param name="Leader">The request that led to it; 0 if others load the module.</param>
/// <param name="Microseconds">How long it has taken so far.</param>
/// <param name="Waiting">How many requests wait for it.</param>
public sealed record LoadSlow(DateTimeOffset At, string Path, string Name, long Leader, long Microseconds, int Waiting) : ILedgerEvent;
