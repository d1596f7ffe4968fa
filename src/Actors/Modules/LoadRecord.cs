namespace ActorLoad.Actors.Modules;

/// <summary>A load by this service that made a module live.</summary>
/// <param name="Path">Canonical path of the file.</param>
/// <param name="Requester">Who led it, in one word; null where an older journal does not say.</param>
/// <param name="At">When it was over, UTC.</param>
/// <param name="Microseconds">How long it took.</param>
public sealed record LoadRecord(string Path, string? Requester, DateTimeOffset At, long Microseconds);
