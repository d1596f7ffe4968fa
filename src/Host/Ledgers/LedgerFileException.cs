namespace ActorLoad.Host.Ledgers;

/// <summary>A journal's file cannot be read, or has not what was asked for. The message says which and what to do.</summary>
internal sealed class LedgerFileException(string message, Exception? cause = null) : IOException(message, cause);
