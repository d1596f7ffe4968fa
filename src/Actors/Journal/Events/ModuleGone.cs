namespace ActorLoad.Actors.Journal.Events;

/// <summary>A module that was live is not any more: somebody removed it.</summary>
/// <param name="At">When it was noticed.</param>
/// <param name="Path">Canonical path.</param>
/// <param name="Name">Module name.</param>
public sealed record ModuleGone(DateTimeOffset At, string Path, string Name) : ILedgerEvent;
