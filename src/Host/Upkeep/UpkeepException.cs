namespace ActorLoad.Host.Upkeep;

/// <summary>It cannot be done, and nothing was changed. The message says why and what to do.</summary>
internal sealed class UpkeepException(string message, Exception? cause = null) : IOException(message, cause);
