namespace ActorLoad.Client.Connection;

/// <summary>The service is not there, or does not do its part of the conversation.</summary>
/// <param name="message">What happened, where, and what to look at.</param>
internal sealed class DaemonUnreachableException(string message) : Exception(message);
