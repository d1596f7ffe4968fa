namespace ActorLoad.Host.Configuration;

/// <summary>The command line is wrong.</summary>
/// <param name="problem">What is wrong with it.</param>
internal sealed class UsageException(string problem) : Exception(problem);
