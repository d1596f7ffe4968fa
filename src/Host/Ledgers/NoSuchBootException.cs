namespace ActorLoad.Host.Ledgers;

/// <summary>The journal has no such boot, or several that are meant. The message says which.</summary>
internal sealed class NoSuchBootException(string message) : IOException(message);
