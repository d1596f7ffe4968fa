namespace ActorLoad.Host.Configuration;

/// <summary>The service cannot start so: every problem is a line of the message, with its place, key and what was expected.</summary>
internal sealed class BadConfigurationException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="problems">Each on a line of its own; at least one.</param>
    public BadConfigurationException(IReadOnlyList<string> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<string> Problems { get; }
}
