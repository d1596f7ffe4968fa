namespace ActorLoad.Host.Fleet;

/// <summary>The fleet's database cannot be used. The message says why and what to do.</summary>
internal sealed class FleetException(string message, Exception? cause = null) : IOException(message, cause);
