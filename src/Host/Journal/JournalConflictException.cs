namespace ActorLoad.Host.Journal;

/// <summary>Two journals have different rows with the same numbers in the same stream. The message says how many and where.</summary>
internal sealed class JournalConflictException(string message) : IOException(message);
