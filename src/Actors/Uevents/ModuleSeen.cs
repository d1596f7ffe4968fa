namespace ActorLoad.Actors.Uevents;

/// <summary>The kernel says that a module became live or was removed, whoever did it.</summary>
/// <param name="Name">Its name, with underscores.</param>
/// <param name="Added">Became live; else removed.</param>
/// <param name="Seqnum">Number of the event.</param>
public sealed record ModuleSeen(string Name, bool Added, long Seqnum);
