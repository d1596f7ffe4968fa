namespace ActorLoad.Actors.Journal;

/// <summary>What <see cref="IJournalStorage.OpenAsync"/> found.</summary>
/// <param name="SetAside">The new name of an unreadable file; null if there was none.</param>
/// <param name="Reason">What was wrong with it.</param>
public sealed record JournalOpening(string? SetAside = null, string? Reason = null);
