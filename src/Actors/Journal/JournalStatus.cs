namespace ActorLoad.Actors.Journal;

/// <summary>Answer to <see cref="GetJournalStatus"/>. Every request counts as one event.</summary>
/// <param name="State">How it is.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Written">Events this run has on disk.</param>
/// <param name="Pending">Events that wait or are being written.</param>
/// <param name="Lost">Events this run had to drop.</param>
/// <param name="Detail">What is wrong and what to do; null if all is well.</param>
public sealed record JournalStatus(JournalState State, string Path, long Written, long Pending, long Lost, string? Detail);
